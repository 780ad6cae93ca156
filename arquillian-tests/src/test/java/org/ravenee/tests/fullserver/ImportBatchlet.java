/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.fullserver;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;

@Named
@Dependent
public class ImportBatchlet extends AbstractBatchlet {

    @Override
    public String process() {
        throw new IllegalStateException("torn file");
    }
}
