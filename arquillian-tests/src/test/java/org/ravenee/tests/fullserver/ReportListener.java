/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.fullserver;

import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;

@Named
@Dependent
public class ReportListener extends AbstractJobListener {

    @Override
    public void afterJob() {
        throw new IllegalStateException("no printer");
    }
}
