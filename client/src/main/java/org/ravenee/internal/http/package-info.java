/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A small blocking HTTP/1.1 client (RFC 9110, RFC 9112): requests, responses, TLS, proxies and
 * time-outs. Knows nothing of events. Takes nothing from the process but the {@link
 * java.net.ProxySelector} and the default {@link javax.net.ssl.SSLContext}: no cookies, no
 * authenticator, no cache.
 */
@NullMarked
package org.ravenee.internal.http;

import org.jspecify.annotations.NullMarked;
