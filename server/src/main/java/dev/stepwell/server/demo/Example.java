package dev.stepwell.server.demo;

import dev.stepwell.asl.json.Json;
import dev.stepwell.server.config.InvalidConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The example application on disk: a definition, functions, and orders with the ends they should come to.
 *
 * @param directory {@code examples/order-fulfilment}
 */
public record Example(Path directory) {
    public Example {
        if (!Files.isReadable(directory.resolve("state-machine.asl.json"))) {
            throw new InvalidConfiguration("the example application is not at " + directory);
        }
    }

    /**
     * An order: its file name without ending, its text, the status that the application should give it, what it shows.
     */
    record Order(String name, String input, String expectedStatus, String meaning) {}

    public Path functions() {
        return directory.resolve("functions");
    }

    String definition() {
        return read(directory.resolve("state-machine.asl.json"));
    }

    /** The orders, in the order of {@code demo.json}. */
    List<Order> orders() {
        List<Order> orders = new ArrayList<>();
        for (JsonNode order : Json.read(read(directory.resolve("demo.json"))).get("orders")) {
            String name = order.get("name").asString();
            orders.add(new Order(
                    name,
                    read(directory.resolve("orders").resolve(name + ".json")),
                    order.get("status").asString(),
                    order.get("shows").asString()));
        }
        return orders;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
