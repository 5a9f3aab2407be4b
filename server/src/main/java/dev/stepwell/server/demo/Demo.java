package dev.stepwell.server.demo;

import dev.stepwell.server.client.ApiClient;
import dev.stepwell.server.client.EventView;
import dev.stepwell.server.client.ExecutionWatch;
import dev.stepwell.server.client.Pace;
import dev.stepwell.server.terminal.Style;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Runs the example's orders side by side on a server, through its public API, and tells each step as it happens. */
public final class Demo {
    private static final String MACHINE = "order-fulfilment";

    private final Example example;
    private final Setting setting;
    private final DemoScreen screen;

    /**
     * Where and how the demo runs.
     *
     * @param autoApprove approves orders that wait for a person after a while
     */
    public record Setting(URI endpoint, String account, boolean autoApprove, Supplier<Instant> clock) {}

    public Demo(Example example, Setting setting, PrintWriter out, Style style) {
        this.example = example;
        this.setting = setting;
        this.screen = new DemoScreen(out, style, setting.endpoint());
    }

    /** Whether every order came to its expected end. */
    public boolean run() throws InterruptedException {
        try (ApiClient client = new ApiClient(setting.endpoint())) {
            String machine = deploy(client);
            Instant start = setting.clock().get();
            List<DemoOrder> orders = start(client, machine, start);
            screen.begin(machine, example.orders(), start);
            follow(client, orders);
            screen.results(orders);
            return orders.stream().allMatch(DemoOrder::endedAsExpected);
        }
    }

    /** Creates the state machine, or brings an existing one up to date. */
    private String deploy(ApiClient client) throws InterruptedException {
        try {
            return client.call(
                            "CreateStateMachine",
                            request -> request.put("name", MACHINE)
                                    .put("definition", example.definition())
                                    .put("roleArn", "arn:aws:iam::" + setting.account() + ":role/order-fulfilment"))
                    .get("stateMachineArn")
                    .asString();
        } catch (ApiClient.ApiError e) {
            if (!e.type().endsWith("StateMachineAlreadyExists")) {
                throw e;
            }
            return update(client);
        }
    }

    private String update(ApiClient client) throws InterruptedException {
        for (JsonNode machine : client.call("ListStateMachines", _ -> {}).get("stateMachines")) {
            if (machine.get("name").asString().equals(MACHINE)) {
                String arn = machine.get("stateMachineArn").asString();
                client.call(
                        "UpdateStateMachine",
                        request -> request.put("stateMachineArn", arn).put("definition", example.definition()));
                return arn;
            }
        }
        throw new IllegalStateException("the server has and has not a state machine named " + MACHINE);
    }

    private List<DemoOrder> start(ApiClient client, String machine, Instant start) throws InterruptedException {
        List<DemoOrder> orders = new ArrayList<>();
        for (Example.Order order : example.orders()) {
            String execution = client.call(
                            "StartExecution",
                            request -> request.put("stateMachineArn", machine)
                                    .put("name", order.name() + "-" + Long.toString(start.toEpochMilli(), 36))
                                    .put("input", order.input()))
                    .get("executionArn")
                    .asString();
            orders.add(new DemoOrder(order.name(), order.expectedStatus(), new ExecutionWatch(client, execution)));
        }
        return orders;
    }

    private void follow(ApiClient client, List<DemoOrder> orders) throws InterruptedException {
        Approvals approvals = new Approvals();
        try (Pace pace = new Pace()) {
            while (orders.stream().anyMatch(order -> order.end() == null)) {
                look(orders, approvals);
                if (setting.autoApprove()) {
                    approvals.approve(client, setting.clock().get());
                }
                pace.await();
            }
        }
    }

    private record Sighting(int index, DemoOrder order, EventView event) {}

    /** What happened since the last look, over all orders in the order of time. */
    private void look(List<DemoOrder> orders, Approvals approvals) throws InterruptedException {
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            DemoOrder order = orders.get(i);
            if (order.end() == null) {
                JsonNode description = order.watch().describe();
                for (EventView event : order.watch().poll()) {
                    sightings.add(new Sighting(i, order, event));
                }
                if (!description.get("status").asString().equals("RUNNING")) {
                    order.ended(description);
                }
            }
        }
        sightings.sort(Comparator.comparing(sighting -> sighting.event().at()));
        for (Sighting seen : sightings) {
            screen.event(seen.index(), seen.order(), seen.event(), seen.order().see(seen.event()));
            String token = approvals.tokenIn(seen.event());
            if (token != null) {
                screen.approvalNeeded(seen.index(), seen.order(), token, setting.autoApprove());
            }
        }
    }
}
