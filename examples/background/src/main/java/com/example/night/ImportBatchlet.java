/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.night;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;

/** A step of a job that fails. */
@Named
@Dependent
public class ImportBatchlet extends AbstractBatchlet {

    @Override
    public String process() {
        throw new IllegalStateException("The file of the supplier is torn");
    }
}
