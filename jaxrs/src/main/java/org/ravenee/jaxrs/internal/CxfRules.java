/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.ext.Providers;
import org.jspecify.annotations.Nullable;

/**
 * The rules of Apache CXF ({@code org.apache.cxf.jaxrs.utils.ExceptionUtils}): without a mapper,
 * the response of a web application exception that is the direct cause is used. Mappers of causes
 * are not looked for.
 */
final class CxfRules implements MappingRules {

    @Override
    public @Nullable ResponseSource responseTo(Throwable thrown, @Nullable Providers providers) {
        ResponseSource source = MapperLookup.ownResponse(thrown);
        Throwable cause = thrown.getCause();
        return source != null || cause == null ? source : MapperLookup.ownResponse(cause);
    }
}
