/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.fullserver;

import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;

/** Throws what a job skips for one line, and what it does not skip for another. */
@Named
@Dependent
public class LineProcessor implements ItemProcessor {

    @Override
    public Object processItem(Object item) {
        if (item.equals("bad")) {
            throw new IllegalArgumentException("bad line");
        }
        if (item.equals("worse")) {
            throw new IllegalStateException("worse line");
        }
        return item;
    }
}
