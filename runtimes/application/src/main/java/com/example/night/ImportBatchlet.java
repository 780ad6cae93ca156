/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.night;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The only step of a job, which fails. */
@Named
@Dependent
public class ImportBatchlet extends AbstractBatchlet {

    @Inject private ImportQueue orders;

    @Override
    public String process() {
        throw new IllegalStateException("no prices: " + orders.next());
    }
}
