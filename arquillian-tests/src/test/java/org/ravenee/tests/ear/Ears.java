/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.ear;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.ravenee.tests.ear.library.Catalog;
import org.ravenee.tests.ear.shop.ShopApplication;
import org.ravenee.tests.ear.shop.ShopResource;
import org.ravenee.tests.ear.shop.ShopServlet;
import org.ravenee.tests.ear.shop.Till;
import org.ravenee.tests.ear.warehouse.Warehouse;
import org.ravenee.tests.harness.Application;

/** EARs of shops that share a library and an EJB jar. */
final class Ears {

    private Ears() {}

    /** An EAR without WARs, whose lib/ has the Raven EE jars. */
    static EnterpriseArchive withSharedLibraries(String name) {
        return ShrinkWrap.create(EnterpriseArchive.class, name)
                .addAsLibraries(Application.libraryFiles())
                .addAsLibraries(library("catalog.jar", Catalog.class))
                .addAsModules(warehouse());
    }

    /** The EJB jar. */
    static JavaArchive warehouse() {
        return ShrinkWrap.create(JavaArchive.class, "warehouse.jar").addClass(Warehouse.class);
    }

    /** A library whose classes can be beans. */
    static JavaArchive library(String name, Class<?>... classes) {
        return ShrinkWrap.create(JavaArchive.class, name)
                .addClasses(classes)
                .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    /** A WAR that uses the library and the EJB jar. */
    static Application shop(String name) {
        return Application.ofEar(name)
                .with(ShopApplication.class, ShopResource.class, ShopServlet.class, Till.class);
    }
}
