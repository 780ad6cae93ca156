/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes of all modules that an application has at run time. */
final class ProductClasses {

    private static final JavaClasses CLASSES =
            ArchConfiguration.withThreadLocalScope(ProductClasses::imported);

    private ProductClasses() {}

    static JavaClasses get() {
        return CLASSES;
    }

    /** Without the classes that they use: nothing is asked of those but their names. */
    private static JavaClasses imported(ArchConfiguration configuration) {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("/inbox"))
                .importPackages("org.ravenee");
    }
}
