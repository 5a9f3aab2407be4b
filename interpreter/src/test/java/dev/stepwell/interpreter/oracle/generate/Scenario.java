package dev.stepwell.interpreter.oracle.generate;

import dev.stepwell.asl.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A generated definition with an input and a script of answers. */
public record Scenario(long seed, ObjectNode definition, JsonNode input, ObjectNode script) {
    /** The scenario of a seed; always the same. */
    public static Scenario of(long seed) {
        Dice dice = new Dice(seed);
        ObjectNode script = Json.NODES.objectNode();
        int focus = (int) Math.floorMod(seed, (long) Dice.FOCUSES);
        Languages languages =
                focus == 0 ? dice.pick(Languages.JSON_PATH, Languages.BOTH) : dice.pick(Languages.values());
        boolean isJsonata = languages == Languages.JSONATA;
        Shapes shapes = new Shapes(dice, languages == Languages.JSON_PATH);
        Graphs graphs = new Graphs(dice, shapes, new Scripts(dice, shapes, script), languages, (int)
                Math.floorMod(seed, (long) Dice.FOCUSES));
        ObjectNode definition = Json.NODES.objectNode();
        if (isJsonata) {
            definition.put("QueryLanguage", "JSONata");
        }
        if (dice.percent(5)) {
            definition.put("TimeoutSeconds", 1 + dice.below(9));
        }
        definition.setAll(graphs.machine());
        limits(dice, script, graphs.hasLoop(), focus == 3);
        JsonNode input = dice.percent(96) ? shapes.data() : shapes.anything(1);
        return new Scenario(seed, definition, input, script);
    }

    private static void limits(Dice dice, ObjectNode script, boolean hasLoop, boolean isStrict) {
        if (hasLoop || dice.percent(4)) {
            script.put("historyEventsMax", 3 + dice.below(hasLoop ? 120 : 50));
        }
        if (dice.percent(isStrict ? 75 : 4)) {
            script.put("payloadBytesMax", dice.pick(150, 250, 400, 700));
        }
        if (dice.percent(isStrict ? 20 : 3)) {
            script.put("variableBytesMax", dice.pick(20, 80, 200));
        }
        if (dice.percent(isStrict ? 20 : 3)) {
            script.put("variablesBytesMax", dice.pick(30, 150, 250));
        }
        if (dice.percent(5)) {
            script.put("mapConcurrencyMax", 2);
        }
        if (dice.percent(5)) {
            ObjectNode stop = script.putObject("stop").put("at", dice.pick(0.5, 1.0, 2.0, 3.5));
            if (dice.percent(50)) {
                stop.put("error", "Enough").put("cause", "somebody said so");
            }
        }
        script.putArray("missingActivities").add("arn:aws:states:us-east-1:123456789012:activity:gone");
    }

    /** Everything needed to run it again. */
    @Override
    public String toString() {
        return "seed " + seed + "\ndefinition " + Json.text(definition) + "\ninput " + Json.text(input) + "\nscript "
                + Json.text(script);
    }
}
