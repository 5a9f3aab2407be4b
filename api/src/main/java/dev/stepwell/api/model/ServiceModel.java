package dev.stepwell.api.model;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The operations of the service by name, read once at start from AWS's published model. Immutable and thread-safe. */
public final class ServiceModel {
    private static final String RESOURCE = "stepfunctions-model.json";

    private final Map<String, OperationModel> operations;

    private ServiceModel(Map<String, OperationModel> operations) {
        this.operations = Map.copyOf(operations);
    }

    /** Reads the model; sizes that are settings of this server come from {@code limits} instead. */
    public static ServiceModel load(Limits limits) {
        JsonNode model = read();
        Shapes shapes = new Shapes(model.path("shapes"), limits);
        Map<String, OperationModel> operations = new HashMap<>();
        model.path("operations").forEachEntry((name, operation) -> {
            String input = operation.path("input").path("shape").asString();
            operations.put(name, new OperationModel(shapes.structure(input)));
        });
        return new ServiceModel(operations);
    }

    /** The operation with this name, or null. */
    public @Nullable OperationModel operation(String name) {
        return operations.get(name);
    }

    /** Every operation of the service. */
    public Set<String> names() {
        return operations.keySet();
    }

    private static JsonNode read() {
        try (InputStream in = ServiceModel.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the class path");
            }
            return Json.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
