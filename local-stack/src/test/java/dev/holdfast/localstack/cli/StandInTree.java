package dev.holdfast.localstack.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/**
 * A checkout that looks built: the servers, the edge and the launcher are the real ones, the services and the sandbox are a
 * small program that answers everything the launcher asks. How the launcher deals with its parts is tested against it in
 * seconds; the real parts are tested end to end elsewhere.
 */
final class StandInTree {

    private static final List<String> SERVICES =
            List.of("identity-service", "booking-service", "webhook-gateway", "job-promoter", "notification-service");
    private static final String SOURCE = """
            package dev.holdfast.sandbox;

            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;

            public class Sandbox {
                public static void main(String[] arguments) throws Exception {
                    String port = arguments.length > 1 ? arguments[1] : System.getenv("QUARKUS_HTTP_PORT");
                    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(port)), 0);
                    server.createContext("/", exchange -> {
                        exchange.getRequestBody().readAllBytes();
                        String path = exchange.getRequestURI().getPath();
                        boolean creates = exchange.getRequestMethod().equals("POST") && !path.endsWith("/login");
                        byte[] body = "{\\"accessToken\\":\\"t\\",\\"id\\":\\"1\\",\\"items\\":[]}".getBytes();
                        exchange.sendResponseHeaders(creates ? 201 : 200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
                    server.start();
                }
            }
            """;

    private final Path root;
    private final Path classes;

    private StandInTree(Path root, Path classes) {
        this.root = root;
        this.classes = classes;
    }

    /** Makes the tree in an empty folder; {@code checkout} is the real one. */
    static StandInTree in(Path root, Path checkout) throws IOException {
        Path classes = Files.createDirectories(root.resolve("classes"));
        Path source = Files.writeString(root.resolve("Sandbox.java"), SOURCE);
        int outcome =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), source.toString());
        if (outcome != 0) {
            throw new IOException("the stand-in does not compile");
        }
        StandInTree tree = new StandInTree(root, classes);
        for (String service : SERVICES) {
            tree.jar(tree.serviceJar(service));
        }
        Files.createDirectories(root.resolve("sandbox/target/lib"));
        tree.jar(root.resolve("sandbox/target/sandbox-0.1.0-SNAPSHOT.jar"));
        Files.createSymbolicLink(root.resolve("local-stack"), checkout.resolve("local-stack"));
        Files.writeString(Files.createDirectories(root.resolve("web")).resolve("index.html"), "<h1>Home</h1>");
        return tree;
    }

    Path root() {
        return root;
    }

    /** From here on the service ends at once. */
    void spoil(String service) throws IOException {
        Files.writeString(serviceJar(service), "not a jar");
    }

    void repair(String service) throws IOException {
        jar(serviceJar(service));
    }

    private Path serviceJar(String service) {
        return root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private void jar(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.holdfast.sandbox.Sandbox");
        String entry = "dev/holdfast/sandbox/Sandbox.class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new JarEntry(entry));
            jar.write(Files.readAllBytes(classes.resolve(entry)));
            jar.closeEntry();
        }
    }
}
