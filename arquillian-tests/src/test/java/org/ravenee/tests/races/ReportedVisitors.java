/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.races;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ravenee.Context;
import org.ravenee.User;

/** Gives each request a user, a tag and a breadcrumb of its own. */
@ApplicationScoped
public class ReportedVisitors implements Visitors {

    @Inject private Context context;

    @Override
    public void enter(int number) {
        context.user(User.of("visitor-" + number))
                .tag("visitor", Integer.toString(number))
                .breadcrumb("arrival of " + number);
    }
}
