/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */

import java.io.File;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.HostConfig;
import org.apache.catalina.startup.Tomcat;

/**
 * Runs an embedded Tomcat that deploys the archives of a folder: java TomcatLauncher.java PORT
 * APPLICATIONS WORK. Run from source, as only this runtime has Tomcat on its class path.
 */
public class TomcatLauncher {

    public static void main(String[] arguments) throws Exception {
        File applications = new File(arguments[1]);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(arguments[2]);
        tomcat.setPort(Integer.parseInt(arguments[0]));
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        StandardHost host = (StandardHost) tomcat.getHost();
        host.setAppBase(applications.getAbsolutePath());
        host.setAutoDeploy(true);
        host.addLifecycleListener(new HostConfig());
        host.addContainerListener(
                event -> {
                    if (event.getType().equals(Container.ADD_CHILD_EVENT)) {
                        configure((Context) event.getData());
                    }
                });
        tomcat.getEngine().setBackgroundProcessorDelay(1);
        tomcat.start();
        System.out.println("The container is started");
        tomcat.getServer().await();
    }

    private static void configure(Context application) {
        // Weld is shared by all applications here, and would take them for one without a name.
        application.addParameter("WELD_CONTEXT_ID_KEY", application.getName());
        application.addParameter(
                "resteasy.injector.factory", "org.jboss.resteasy.cdi.CdiInjectorFactory");
    }
}
