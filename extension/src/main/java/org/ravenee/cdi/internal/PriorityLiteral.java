/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import jakarta.annotation.Priority;
import jakarta.enterprise.util.AnnotationLiteral;
import java.io.Serial;

/** A priority that is only known at deployment. */
@SuppressWarnings("all") // an annotation literal implements its annotation, as CDI asks
final class PriorityLiteral extends AnnotationLiteral<Priority> implements Priority {

    @Serial private static final long serialVersionUID = 1L;

    private final int value;

    PriorityLiteral(int value) {
        this.value = value;
    }

    @Override
    public int value() {
        return value;
    }
}
