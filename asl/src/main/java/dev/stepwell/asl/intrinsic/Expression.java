package dev.stepwell.asl.intrinsic;

import dev.stepwell.asl.path.query.Query;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An argument of an intrinsic function. Immutable. */
sealed interface Expression {
    JsonNode evaluate(Scope scope);

    /** A number, true, false or null. */
    record Constant(JsonNode value) implements Expression {
        @Override
        public JsonNode evaluate(Scope scope) {
            return value;
        }
    }

    /**
     * Text in apostrophes.
     *
     * @param raw with its escapes still in it, which States.Format tells from placeholders
     */
    record Quoted(JsonNode value, String raw) implements Expression {
        @Override
        public JsonNode evaluate(Scope scope) {
            return value;
        }
    }

    /** A path into the input, the context object or a variable. */
    record Selected(Query query) implements Expression {
        @Override
        public JsonNode evaluate(Scope scope) {
            JsonNode found = query.findOrNullNode(scope.frame(), scope.input());
            if (found == null) {
                throw scope.failure("The JsonPath argument for the field '" + query.text()
                        + "' could not be found in the input '" + scope.input().text() + "'");
            }
            return found;
        }
    }

    /** A call. */
    record Call(IntrinsicFunction function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public JsonNode evaluate(Scope scope) {
            JsonNode[] values = new JsonNode[arguments.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments.get(i).evaluate(scope);
            }
            return function.apply(new Arguments(this, values, scope));
        }
    }
}
