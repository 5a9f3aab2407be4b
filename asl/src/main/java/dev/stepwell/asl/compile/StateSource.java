package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.expression.Dialect;
import dev.stepwell.asl.expression.StateKind;
import dev.stepwell.asl.model.QueryLanguage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A state as it is written, with everything needed to compile it. */
record StateSource(Compilation unit, Scope scope, String name, StateKind kind, QueryLanguage language, Fields fields) {
    Dialect dialect() {
        return unit.dialects().of(language);
    }

    boolean isJsonPath() {
        return language == QueryLanguage.JSON_PATH;
    }

    /** The state's data flow; a harmless one when the types of its fields are wrong. */
    DataFlow flow() {
        boolean fine = Fields.all(
                fields.isTextOrNull("InputPath"),
                fields.isTextOrNull("OutputPath"),
                fields.isTextOrNull("ResultPath"),
                isObjectOrAbsent("ResultSelector"),
                VariableNames.check(fields, this));
        if (isJsonPath()) {
            TemplateWarnings.check(fields, "Parameters", "ResultSelector", "ItemSelector", "Assign");
        }
        return fine ? dialect().stateFlow(kind, flowFields(), fields.site()) : DataFlow.IDENTITY;
    }

    /** The Parameters of a Map make the input of one iteration, not of the state. */
    private ObjectNode flowFields() {
        if (kind != StateKind.MAP || !fields.has("Parameters")) {
            return fields.json();
        }
        ObjectNode copy = fields.json().objectNode();
        copy.setAll(fields.json());
        copy.remove("Parameters");
        return copy;
    }

    private boolean isObjectOrAbsent(String field) {
        JsonNode value = fields.json().get(field);
        if (value == null || value.isObject()) {
            return true;
        }
        fields.expected(field, "Object");
        return false;
    }

    /** Whether a text is left to the dialect to compute: {@code {% ... %}} in JSONata. */
    boolean isExpression(JsonNode value) {
        return !isJsonPath() && value.isString() && value.stringValue().startsWith("{%");
    }
}
