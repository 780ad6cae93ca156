/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.fullserver;

import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import java.util.List;

@Named
@Dependent
public class LineWriter extends AbstractItemWriter {

    @Override
    public void writeItems(List<Object> items) {}
}
