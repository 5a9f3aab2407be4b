package dev.stepwell.asl.path.query;

import dev.stepwell.asl.expression.CountedText;
import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.Work;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What is asked of a node in a filter. Immutable. */
sealed interface Test {
    boolean holds(Place place);

    /** {@code &&}. */
    record All(List<Test> tests) implements Test {
        public All {
            tests = List.copyOf(tests);
        }

        @Override
        public boolean holds(Place place) {
            return tests.stream().allMatch(test -> test.holds(place));
        }
    }

    /** {@code ||}. */
    record Any(List<Test> tests) implements Test {
        public Any {
            tests = List.copyOf(tests);
        }

        @Override
        public boolean holds(Place place) {
            return tests.stream().anyMatch(test -> test.holds(place));
        }
    }

    /** {@code !}. */
    record Not(Test test) implements Test {
        @Override
        public boolean holds(Place place) {
            return !test.holds(place);
        }
    }

    /** A path that has to lead somewhere. */
    record Exists(Value.ByPath path) implements Test {
        @Override
        public boolean holds(Place place) {
            place.work().spend(1);
            return path.exists(place);
        }
    }

    /** Two values and how they have to stand to each other. */
    record Related(Value left, Relation relation, Value right) implements Test {
        @Override
        public boolean holds(Place place) {
            place.work().spend(1);
            return relation.holds(left.of(place), right.of(place), new Comparing(place.work()));
        }
    }

    /** {@code =~}: the whole value, or one of the values of an array, matches a regular expression. */
    record Matching(Value value, Pattern pattern) implements Test {
        @Override
        public boolean holds(Place place) {
            place.work().spend(1);
            JsonNode tested = value.of(place);
            if (!tested.isArray()) {
                return matches(tested, place.work());
            }
            for (JsonNode element : tested) {
                if (matches(element, place.work())) {
                    return true;
                }
            }
            return false;
        }

        private boolean matches(JsonNode tested, Work work) {
            String text = switch (tested.getNodeType()) {
                case STRING -> tested.stringValue();
                case NUMBER -> tested.decimalValue().toString();
                case BOOLEAN -> String.valueOf(tested.booleanValue());
                case NULL, ARRAY, OBJECT, MISSING, BINARY, POJO -> "";
            };
            try {
                return pattern.matcher(new CountedText(text, () -> work.spend(1)))
                        .matches();
            } catch (StackOverflowError tooDeep) {
                // the matcher of the platform calls itself for every character that some groups repeat over
                throw EvaluationFailure.runtime(
                        "The regular expression /" + pattern.pattern() + "/ needs too much memory to be matched.");
            }
        }
    }
}
