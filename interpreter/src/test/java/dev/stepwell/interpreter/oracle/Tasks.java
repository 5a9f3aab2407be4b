package dev.stepwell.interpreter.oracle;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One attempt of a Task. */
final class Tasks {
    private static final int SECONDS_MAX = 99_999_999;

    private final Run run;
    private final Strand strand;

    /** The fields that an attempt reads besides its arguments. */
    private record Terms(
            @Nullable Integer timeout,
            @Nullable Integer heartbeat,
            @Nullable String role) {}

    Tasks(Run run, Strand strand) {
        this.run = run;
        this.strand = strand;
    }

    JsonNode work(JsonNode state, Fields fields, Moment moment) {
        Resource resource = Resource.of(state.get("Resource").stringValue());
        for (JsonNode missing : run.script.path("missingActivities")) {
            if (missing.stringValue().equals(resource.arn())) {
                run.coverage.saw("task: activity that does not exist");
                throw Trouble.runtime("The activity " + resource.arn() + " does not exist.");
            }
        }
        long number = run.chronicle.lastId() + 1;
        boolean showsToken = resource.hasToken() && !resource.isActivity();
        Moment scheduling = moment.withToken(showsToken ? "token-" + strand.id + "-" + number : null);
        JsonNode arguments = fields.arguments(state, scheduling);
        Terms terms = terms(state, fields, scheduling);
        if (run.isTooLarge(arguments)) {
            run.coverage.saw("limit: arguments of a task");
            throw Failed.tooLarge(strand.state, strand.entered);
        }
        run.coverage.saw("task: " + pattern(resource));
        run.chronicle.add(strand, resource.events() + "Scheduled", json -> describe(json, resource, arguments, terms));
        return await(resource, arguments, terms);
    }

    private static Terms terms(JsonNode state, Fields fields, Moment moment) {
        Integer timeout = fields.integer(state, "TimeoutSeconds", 1, SECONDS_MAX, moment);
        Integer heartbeat = fields.integer(state, "HeartbeatSeconds", 1, SECONDS_MAX, moment);
        JsonNode credentials = state.get("Credentials");
        String role = credentials == null
                ? null
                : fields.text(credentials, "RoleArn", "Credentials/", moment, fields.effective(state, moment));
        return new Terms(timeout, heartbeat, role);
    }

    private static String pattern(Resource resource) {
        if (!resource.isIntegration()) {
            return resource.events();
        }
        return resource.hasToken() ? resource.action().replaceAll("^[^.]*", "") : "request-response";
    }

    private static void describe(ObjectNode json, Resource resource, JsonNode arguments, Terms terms) {
        if (resource.isIntegration()) {
            json.put("resourceType", resource.service()).put("resource", resource.action());
            json.put("region", "us-east-1").set("parameters", arguments);
        } else {
            json.put("resource", resource.arn()).set("input", arguments);
        }
        if (terms.timeout() != null) {
            json.put("timeoutInSeconds", terms.timeout());
        }
        if (terms.heartbeat() != null && !resource.events().equals("LambdaFunction")) {
            json.put("heartbeatInSeconds", terms.heartbeat());
        }
        if (terms.role() != null && !resource.isActivity()) {
            json.put("credentialsRoleArn", terms.role());
        }
    }

    private JsonNode await(Resource resource, JsonNode arguments, Terms terms) {
        Attempt.Stage stage = resource.isActivity() ? Attempt.Stage.OFFERED : Attempt.Stage.CALLED;
        int heartbeat = terms.heartbeat() == null ? 0 : terms.heartbeat();
        Attempt attempt = new Attempt(strand, resource, arguments, heartbeat, stage);
        long now = run.world.now();
        attempt.timeoutAt = terms.timeout() == null ? 0 : now + terms.timeout() * 1_000L;
        strand.attempt = attempt;
        if (!resource.isActivity()) {
            attempt.heartbeatAt = heartbeat == 0 ? 0 : now + heartbeat * 1_000L;
            run.turns.next(strand);
            run.chronicle.add(strand, resource.events() + "Started", json -> {
                if (resource.isIntegration()) {
                    json.put("resourceType", resource.service()).put("resource", resource.action());
                }
            });
        }
        run.world.call(attempt);
        run.turns.block(strand);
        if (attempt.failure != null) {
            throw attempt.failure;
        }
        if (attempt.result == null) {
            throw new AssertionError("woken without an answer");
        }
        return attempt.result;
    }
}
