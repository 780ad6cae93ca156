/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import java.util.Map;
import org.ravenee.EventBuilder;

/**
 * Variables of one call, to be shown with its frame: {@code event.data(FrameVariables.KEY, …)}. The
 * newest call of the method in the stack trace of the failure gets them, or, where it is not part
 * of that, of a wrapper around the failure; converted and scrubbed by their names.
 *
 * @param className the class that declares the method
 * @param methodName the method
 * @param values values by name
 * @see EventBuilder#data
 */
public record FrameVariables(String className, String methodName, Map<String, Object> values) {

    /** The key to set them under. */
    public static final String KEY = "frame_variables";
}
