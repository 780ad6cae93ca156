/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.fullserver;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import java.util.Iterator;
import java.util.List;

@Named
@Dependent
public class LineReader extends AbstractItemReader {

    private final Iterator<String> lines = List.of("good", "bad", "worse").iterator();

    @Override
    public Object readItem() {
        return lines.hasNext() ? lines.next() : null;
    }
}
