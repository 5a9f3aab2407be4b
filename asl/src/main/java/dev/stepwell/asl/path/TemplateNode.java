package dev.stepwell.asl.path;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.intrinsic.Intrinsic;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.path.query.Query;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A part of a payload template. Immutable. */
sealed interface TemplateNode {
    JsonNode evaluate(Frame frame, Payload root);

    /** A part without expressions. */
    record Constant(JsonNode value) implements TemplateNode {
        @Override
        public JsonNode evaluate(Frame frame, Payload root) {
            return value;
        }
    }

    /** One member of an object. */
    record Member(String name, TemplateNode value) {}

    /** An object with expressions inside, its members in the order in which they are written out. */
    record Members(List<Member> members) implements TemplateNode {
        public Members {
            members = List.copyOf(members);
        }

        @Override
        public JsonNode evaluate(Frame frame, Payload root) {
            ObjectNode made = Json.NODES.objectNode();
            for (Member member : members) {
                made.set(member.name(), member.value().evaluate(frame, root));
            }
            return made;
        }
    }

    /** An array with expressions inside. */
    record Elements(List<TemplateNode> elements) implements TemplateNode {
        public Elements {
            elements = List.copyOf(elements);
        }

        @Override
        public JsonNode evaluate(Frame frame, Payload root) {
            ArrayNode made = Json.NODES.arrayNode(elements.size());
            for (TemplateNode element : elements) {
                made.add(element.evaluate(frame, root));
            }
            return made;
        }
    }

    /**
     * A member whose value is read by a path.
     *
     * @param field the member's name as written, with its {@code .$}
     */
    record Selected(String field, Query query) implements TemplateNode {
        @Override
        public JsonNode evaluate(Frame frame, Payload root) {
            JsonNode found = query.findOrNullNode(frame, root);
            if (found == null) {
                throw notFound(query, field, root);
            }
            return found;
        }

        static EvaluationFailure notFound(Query query, String field, Payload root) {
            return EvaluationFailure.runtime("The JSONPath '" + query.text() + "' specified for the field '" + field
                    + "' could not be found in the input '" + root.text() + "'");
        }
    }

    /** A member whose value an intrinsic function makes. */
    record Computed(Intrinsic intrinsic) implements TemplateNode {
        @Override
        public JsonNode evaluate(Frame frame, Payload root) {
            return intrinsic.evaluate(frame, root);
        }
    }
}
