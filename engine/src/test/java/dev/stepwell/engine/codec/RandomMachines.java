package dev.stepwell.engine.codec;

import dev.stepwell.asl.json.Json;
import java.util.Random;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Random definitions that are valid: chains of states of every type, with branches and iterations inside. */
final class RandomMachines {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:a";
    private static final String CALLBACK = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
    private static final int DEPTH_MAX = 2;

    private final Random random;
    private int names;

    private RandomMachines(Random random) {
        this.random = random;
    }

    static String definition(Random random) {
        return Json.text(new RandomMachines(random).graph(0));
    }

    /** An input with items of any size. */
    static String input(Random random) {
        ObjectNode input = Json.NODES.objectNode();
        ArrayNode items = input.putArray("items");
        int count = random.nextInt(60);
        for (int i = 0; i < count; i++) {
            items.add("i" + "x".repeat(random.nextInt(4) == 0 ? 400 : 3));
        }
        return Json.text(input);
    }

    private ObjectNode graph(int depth) {
        ObjectNode graph = Json.NODES.objectNode();
        ObjectNode states = Json.NODES.objectNode();
        int length = 1 + random.nextInt(3);
        String name = newName();
        graph.put("StartAt", name);
        for (int i = 0; i < length; i++) {
            ObjectNode state = state(depth);
            states.set(name, state);
            if (i + 1 < length) {
                name = newName();
                state.put("Next", name);
            } else {
                state.put("End", true);
            }
        }
        graph.set("States", states);
        return graph;
    }

    private ObjectNode state(int depth) {
        return switch (random.nextInt(depth < DEPTH_MAX ? 8 : 5)) {
            case 0, 1 -> pass();
            case 2 -> pause();
            case 3, 4 -> task();
            case 5 -> parallel(depth);
            default -> map(depth);
        };
    }

    private ObjectNode pass() {
        ObjectNode pass = typed("Pass");
        if (random.nextBoolean()) {
            pass.put("Result", "r".repeat(random.nextInt(2) * 500 + 1));
        }
        if (random.nextBoolean()) {
            pass.putObject("Assign").put(newName(), "v".repeat(random.nextInt(2) * 700 + 1));
        }
        return pass;
    }

    private ObjectNode pause() {
        return typed("Wait").put("Seconds", random.nextInt(4));
    }

    private ObjectNode task() {
        ObjectNode task = typed("Task");
        switch (random.nextInt(3)) {
            case 0 -> task.put("Resource", FUNCTION);
            case 1 -> task.put("Resource", ACTIVITY);
            default -> {
                task.put("Resource", CALLBACK);
                ObjectNode parameters = task.putObject("Parameters");
                parameters.put("QueueUrl", "q");
                parameters.put("MessageBody.$", "$$.Task.Token");
            }
        }
        if (random.nextBoolean()) {
            task.put("TimeoutSeconds", 5 + random.nextInt(20));
        }
        recover(task);
        return task;
    }

    private ObjectNode parallel(int depth) {
        ObjectNode parallel = typed("Parallel");
        ArrayNode branches = parallel.putArray("Branches");
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            branches.add(graph(depth + 1));
        }
        recover(parallel);
        return parallel;
    }

    private ObjectNode map(int depth) {
        ObjectNode map = typed("Map");
        map.put("ItemsPath", "$$.Execution.Input.items");
        map.put("MaxConcurrency", random.nextInt(5));
        map.set("ItemProcessor", graph(depth + 1));
        recover(map);
        return map;
    }

    private void recover(ObjectNode state) {
        if (random.nextBoolean()) {
            ObjectNode retrier = state.putArray("Retry").addObject();
            retrier.putArray("ErrorEquals").add("Again").add("States.Timeout");
            retrier.put("MaxAttempts", 2);
            retrier.put("JitterStrategy", random.nextBoolean() ? "FULL" : "NONE");
        }
    }

    private static ObjectNode typed(String type) {
        return Json.NODES.objectNode().put("Type", type);
    }

    private String newName() {
        return "n" + names++;
    }
}
