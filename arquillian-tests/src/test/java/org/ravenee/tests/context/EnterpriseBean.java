/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.context;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.ravenee.Context;
import org.ravenee.User;

/** An enterprise bean with asynchronous methods: each call has a context of its own. */
@Stateless
public class EnterpriseBean {

    @Inject private Context context;

    @Asynchronous
    public void failAs(String user, String text) {
        context.user(User.of(user)).tag("visitor", user);
        context.breadcrumb("arrival of " + user);
        throw new IllegalStateException(text);
    }

    @Asynchronous
    public void fail(String text) {
        throw new IllegalStateException(text);
    }
}
