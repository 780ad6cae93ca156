/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.ravenee.spi.OperatorMessage;

/** The messages of all modules: the static fields of their type. */
final class Messages {

    private Messages() {}

    static Map<Field, OperatorMessage> all() throws IllegalAccessException {
        Map<Field, OperatorMessage> all = new LinkedHashMap<>();
        for (JavaField field : ProductClasses.get().stream().flatMap(Messages::fields).toList()) {
            Field constant = field.reflect();
            constant.setAccessible(true);
            all.put(constant, (OperatorMessage) constant.get(null));
        }
        return all;
    }

    private static Stream<JavaField> fields(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> field.getRawType().isEquivalentTo(OperatorMessage.class))
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC));
    }
}
