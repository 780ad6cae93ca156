/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.Callback;

/**
 * Runs an embedded Jetty that deploys the archives of a folder: java JettyLauncher.java PORT
 * APPLICATIONS WORK. Run from source, as only this runtime has Jetty on its class path.
 */
public class JettyLauncher {

    private final ContextHandlerCollection contexts = new ContextHandlerCollection(true);
    private final Map<Path, WebAppContext> deployed = new HashMap<>();
    private final Path work;

    private JettyLauncher(Path work) {
        this.work = work;
    }

    public static void main(String[] arguments) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[0]));
        server.addConnector(connector);
        JettyLauncher launcher = new JettyLauncher(Path.of(arguments[2]));
        server.setHandler(launcher.contexts);
        server.setStopAtShutdown(true);
        server.start();
        System.out.println("The container is started");
        launcher.watch(Path.of(arguments[1]));
    }

    private void watch(Path applications) throws Exception {
        while (true) {
            Set<Path> present;
            try (Stream<Path> files = Files.list(applications)) {
                present = files.collect(Collectors.toSet());
            }
            Set<Path> removed = new HashSet<>(deployed.keySet());
            removed.removeAll(present);
            for (Path archive : removed) {
                undeploy(deployed.remove(archive));
            }
            present.removeAll(deployed.keySet());
            for (Path archive : present) {
                deploy(archive);
            }
            Thread.sleep(200);
        }
    }

    private void deploy(Path archive) throws Exception {
        String name = archive.getFileName().toString().replace(".war", "");
        WebAppContext context = new WebAppContext();
        context.setContextPath("/" + name);
        context.setWar(archive.toString());
        context.setTempDirectory(work.resolve(name).toFile());
        // Weld is shared by all applications here, and would take them for one without a name.
        context.setInitParameter("WELD_CONTEXT_ID_KEY", name);
        // Weld injects into servlets and filters by a listener of Jetty, which has to be there first.
        context.setInitParameter("org.eclipse.jetty.cdi", "CdiDecoratingListener");
        context.setAttribute(
                "org.eclipse.jetty.containerInitializerOrder",
                "org.eclipse.jetty.ee10.cdi.CdiServletContainerInitializer,*");
        context.setInitParameter(
                "resteasy.injector.factory", "org.jboss.resteasy.cdi.CdiInjectorFactory");
        deployed.put(archive, context);
        contexts.deployHandler(context, Callback.NOOP);
        context.start();
    }

    private void undeploy(WebAppContext context) throws Exception {
        context.stop();
        contexts.undeployHandler(context, Callback.NOOP);
        context.destroy();
    }
}
