package dev.stepwell.interpreter.oracle.generate;

import dev.stepwell.asl.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** States of all types, without Next and End where they have those. */
final class States {
    private static final int DEPTH_MAX = 2;

    private final Dice dice;
    private final Graphs graphs;
    private final Languages languages;
    private final PathParts paths;
    private final QueryParts queries;
    private final ChoiceParts choices;
    private final TaskParts tasks;
    private final Recoveries recoveries;

    States(Dice dice, Shapes shapes, Graphs graphs, Languages languages) {
        this.dice = dice;
        this.graphs = graphs;
        this.languages = languages;
        this.paths = new PathParts(dice, shapes);
        this.queries = new QueryParts(dice, shapes);
        this.choices = new ChoiceParts(dice, shapes, paths);
        this.tasks = new TaskParts(dice, paths, queries);
        this.recoveries = new Recoveries(dice, paths, queries);
    }

    private ObjectNode state(String type) {
        ObjectNode state = Json.NODES.objectNode().put("Type", type);
        if (languages == Languages.BOTH && dice.percent(35)) {
            state.put("QueryLanguage", "JSONata");
        }
        return state;
    }

    private boolean isJsonata(ObjectNode state) {
        return languages == Languages.JSONATA || state.has("QueryLanguage");
    }

    /** One of the types that may stand anywhere. */
    ObjectNode working(String name, Names names, List<String> later) {
        int way = dice.below(100);
        if (way < 35 || (names.depth == DEPTH_MAX && way >= 72)) {
            ObjectNode task = task(names, later);
            graphs.answered(name);
            return task;
        }
        if (way < 58) {
            return pass(names);
        }
        if (way < 72) {
            return waiting(names);
        }
        return way < 85 ? parallel(names, later) : map(names, later);
    }

    private ObjectNode pass(Names names) {
        ObjectNode pass = state("Pass");
        if (isJsonata(pass)) {
            output(pass, names, "$states.input", 60);
            return pass;
        }
        paths.filters(pass, names);
        if (dice.percent(50)) {
            pass.set("Parameters", paths.template(names));
        }
        if (dice.percent(25)) {
            pass.set("Result", paths.literal());
        }
        paths.resultPath(pass);
        assign(pass, names);
        return pass;
    }

    /** A Pass that calls an intrinsic function, or an expression. */
    ObjectNode computing(Names names) {
        ObjectNode pass = state("Pass");
        if (isJsonata(pass)) {
            pass.set("Output", queries.output(names, "$states.input"));
            queries.assign(pass, names, "$states.input");
        } else {
            pass.putObject("Parameters").put("made.$", paths.intrinsic(names, 1));
            pass.put("ResultPath", "$.r");
            paths.assign(pass, names);
        }
        return pass;
    }

    private ObjectNode waiting(Names names) {
        ObjectNode wait = state("Wait");
        if (isJsonata(wait)) {
            if (dice.percent(60)) {
                wait.set(
                        "Seconds",
                        dice.percent(40)
                                ? Json.NODES.numberNode(dice.below(4))
                                : queries.text(dice.pick(
                                        "$states.input.a",
                                        "$states.input.g",
                                        "1 + 1",
                                        "0 - $states.input.a",
                                        "$states.input.b")));
            } else {
                wait.set(
                        "Timestamp",
                        dice.percent(30)
                                ? Json.NODES.stringNode(dice.pick(Shapes.TIMES))
                                : queries.text(dice.pick(
                                        "$states.input.t",
                                        "$states.input.t",
                                        "$states.input.b",
                                        "'2199-01-01T00:00:00Z'")));
            }
            output(wait, names, "$states.input", 30);
            return wait;
        }
        switch (dice.below(4)) {
            case 0 -> wait.put("Seconds", dice.below(5));
            case 1 ->
                wait.put(
                        "SecondsPath",
                        dice.percent(85) ? dice.pick("$.a", "$.a", "$.g", "$.g", "$.m") : paths.reference(names));
            case 2 -> wait.put("Timestamp", dice.percent(92) ? dice.pick(Shapes.TIMES) : "2199-01-01T00:00:00Z");
            default -> wait.put("TimestampPath", dice.percent(85) ? "$.t" : paths.reference(names));
        }
        paths.filters(wait, names);
        assign(wait, names);
        return wait;
    }

    ObjectNode succeed(Names names) {
        ObjectNode succeed = state("Succeed");
        if (!isJsonata(succeed)) {
            paths.filters(succeed, names);
        } else if (dice.percent(40)) {
            succeed.set("Output", queries.output(names, "$states.input"));
        }
        return succeed;
    }

    ObjectNode fail(Names names) {
        ObjectNode fail = state("Fail");
        for (String field : List.of("Error", "Cause")) {
            int way = dice.below(100);
            if (way < 50) {
                fail.put(field, dice.pick("E1", "E2", "Custom"));
            } else if (way < 85 && isJsonata(fail)) {
                fail.set(
                        field,
                        queries.text(dice.pick("$states.input.b", "'E' & $states.input.d.x", "$states.input.a")));
            } else if (way < 85) {
                fail.put(
                        field + "Path",
                        dice.percent(60)
                                ? dice.pick("$.b", "$.d.y", "$.a")
                                : dice.pick(
                                        "States.Format('E{}', $.a)",
                                        "States.JsonToString($.d)",
                                        "States.ArrayGetItem($.c, 0)",
                                        "States.Base64Encode($.b)",
                                        "States.Hash($.b, 'MD5')",
                                        paths.path(names)));
            }
        }
        return fail;
    }

    ObjectNode choice(Names names, List<String> later, String earlier) {
        ObjectNode choice = state("Choice");
        ArrayNode rules = choice.putArray("Choices");
        int count = 1 + dice.below(3);
        boolean isJsonata = isJsonata(choice);
        boolean hasDefault = dice.percent(80);
        for (int i = 0; i < count; i++) {
            ObjectNode rule = rules.addObject();
            if (isJsonata) {
                rule.set(
                        "Condition",
                        queries.text(dice.pick(
                                "$states.input.a > 2",
                                "$states.input.f",
                                "$states.input.b = 'foo'",
                                "$count($states.input.c) > 1 and $states.input.f",
                                "$exists($states.input.zz)",
                                "$states.input.a = 3 or $states.input.g = 1",
                                "$states.input.b")));
                output(rule, names, "$states.input", 20);
            } else {
                rule.setAll(choices.rule(names, 2));
                assign(rule, names);
            }
            String target = i == 1 && !earlier.isEmpty() ? earlier : dice.pick(later);
            rule.put("Next", i == 0 && !hasDefault ? later.getFirst() : target);
        }
        if (hasDefault) {
            choice.put("Default", later.getFirst());
        }
        if (isJsonata) {
            output(choice, names, "$states.input", 25);
        } else {
            paths.filters(choice, names);
            assign(choice, names);
        }
        return choice;
    }

    private ObjectNode task(Names names, List<String> later) {
        ObjectNode task = state("Task");
        tasks.fill(task, names, isJsonata(task));
        shape(task, names, false);
        recoveries.add(task, names, later, isJsonata(task));
        return task;
    }

    private ObjectNode parallel(Names names, List<String> later) {
        ObjectNode parallel = state("Parallel");
        shape(parallel, names, true);
        recoveries.add(parallel, names, later, isJsonata(parallel));
        ArrayNode branches = parallel.putArray("Branches");
        int count = 1 + dice.below(3);
        for (int i = 0; i < count; i++) {
            branches.add(graphs.inner(names, false));
        }
        return parallel;
    }

    private ObjectNode map(Names names, List<String> later) {
        ObjectNode map = state("Map");
        shape(map, names, false);
        if (isJsonata(map)) {
            queriedMap(map);
        } else {
            map.put("ItemsPath", dice.percent(90) ? "$.c" : paths.reference(names));
            if (dice.percent(3)) {
                map.remove("ItemsPath");
            }
            if (dice.percent(75)) {
                ObjectNode selector = paths.template(names);
                selector.put("i.$", dice.pick("$$.Map.Item.Index", "$$.Map.Item.Source"));
                selector.put("v.$", "$$.Map.Item.Value");
                map.set(dice.percent(80) ? "ItemSelector" : "Parameters", selector);
            }
            concurrency(map, names);
            if (map.get("ItemSelector") instanceof ObjectNode selector && dice.percent(25)) {
                // fails for the items that are no objects
                selector.put("v.$", "$$.Map.Item.Value.x");
                map.remove("MaxConcurrencyPath");
                map.put("MaxConcurrency", 1);
            }
        }
        recoveries.add(map, names, later, isJsonata(map));
        map.set(dice.percent(85) ? "ItemProcessor" : "Iterator", graphs.inner(names, true));
        return map;
    }

    private void concurrency(ObjectNode map, Names names) {
        int way = dice.below(100);
        if (way < 45) {
            map.put("MaxConcurrency", dice.below(4));
        } else if (way < 55) {
            String path = dice.percent(90) ? dice.pick("$.a", "$.g") : paths.reference(names);
            map.put("MaxConcurrencyPath", path.startsWith("$$") ? "$.b" : path);
        }
    }

    private void queriedMap(ObjectNode map) {
        int way = dice.below(100);
        if (way < 70) {
            map.set(
                    "Items",
                    queries.text(dice.pick(
                            "$states.input.c", "$states.input.c", "[1..3]", "$states.input.a", "[$states.input.d]")));
        } else if (way < 90) {
            map.putArray("Items").add(1).add(queries.text("$states.input.a")).add(queries.text("$states.input.d"));
        }
        if (dice.percent(75)) {
            ObjectNode selector = map.putObject("ItemSelector");
            for (String member : Shapes.MEMBERS) {
                selector.set(member, queries.text("$states.input." + member));
            }
            String value = dice.percent(90) ? "$states.context.Map.Item.Value" : "$states.context.Map.Item.Value.x";
            selector.set("v", queries.text(value));
        }
        int concurrency = dice.below(100);
        if (concurrency < 40) {
            map.put("MaxConcurrency", dice.below(4));
        } else if (concurrency < 55) {
            map.set("MaxConcurrency", queries.text(dice.pick("$states.input.a", "1", "$states.input.g", "1.5")));
        }
    }

    /** The fields around the work of a Task, Parallel or Map. */
    private void shape(ObjectNode state, Names names, boolean takesInput) {
        if (isJsonata(state)) {
            if (takesInput && dice.percent(40)) {
                state.set("Arguments", queries.output(names, "$states.input"));
            }
            output(state, names, "$states.result", 60);
            return;
        }
        paths.filters(state, names);
        if (takesInput && dice.percent(40)) {
            state.set("Parameters", paths.template(names));
        }
        if (dice.percent(25)) {
            ObjectNode selector = state.putObject("ResultSelector");
            selector.put("all.$", "$");
            selector.put("s.$", dice.percent(85) ? "States.JsonToString($)" : paths.path(names));
        }
        paths.resultPath(state);
        if (!state.has("OutputPath") && dice.percent(12)) {
            state.put("OutputPath", dice.pick("$", "$", "$.d"));
        }
        assign(state, names);
    }

    private void assign(ObjectNode owner, Names names) {
        if (dice.percent(20)) {
            paths.assign(owner, names);
        }
    }

    private void output(ObjectNode owner, Names names, String source, int chance) {
        if (dice.percent(chance)) {
            owner.set("Output", queries.output(names, source));
        }
        if (dice.percent(20)) {
            queries.assign(owner, names, source);
        }
    }
}
