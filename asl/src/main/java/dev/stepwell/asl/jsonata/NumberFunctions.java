package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import java.math.BigInteger;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions over numbers. Pure. */
final class NumberFunctions {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([Ee][-+]?[0-9]+)?");
    private static final Pattern PREFIXED = Pattern.compile("0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][01]+");
    private static final int NUMBER_CHARS_MAX = 10_000;
    private static final int ROUND_DIGITS_MAX = 400;

    private NumberFunctions() {}

    static void register(BuiltIns.Registry registry) {
        registry.add("number", "<(nsb)-:n>", 1, NumberFunctions::number)
                .add("abs", "<n-:n>", 1, of(Math::abs))
                .add("floor", "<n-:n>", 1, of(Math::floor))
                .add("ceil", "<n-:n>", 1, of(Math::ceil))
                .add("round", "<n-n?:n>", 2, NumberFunctions::round)
                .add("sqrt", "<n-:n>", 1, of(NumberFunctions::sqrt))
                .add("power", "<n-n:n>", 2, NumberFunctions::power)
                .add("sum", "<a<n>:n>", 1, NumberFunctions::sum)
                .add("max", "<a<n>:n>", 1, folding(Math::max))
                .add("min", "<a<n>:n>", 1, folding(Math::min))
                .add("average", "<a<n>:n>", 1, NumberFunctions::average)
                .add("formatBase", "<n-n?:s>", 2, NumberFunctions::formatBase)
                .add("formatNumber", "<n-so?:s>", 3, NumberFunctions::formatNumber)
                .add("formatInteger", "<n-s:s>", 2, IntegerPictures::format)
                .add("parseInteger", "<s-s:n>", 2, IntegerPictures::parse);
    }

    /** The error of computing with a number that is not finite. */
    static QueryError outOfRange(Number value) {
        return QueryError.coded("D1001", "Number out of range: " + JsonText.exact(value));
    }

    private static BuiltIn.Body of(DoubleUnaryOperator function) {
        return arguments -> {
            Number value = arguments.number(0);
            return value == null ? null : function.applyAsDouble(value.doubleValue());
        };
    }

    private static @Nullable Object number(Arguments arguments) {
        Object value = arguments.at(0);
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case Boolean flag -> flag ? 1 : 0;
            case String text -> parse(text);
            default -> throw arguments.mismatch(0);
        };
    }

    private static Number parse(String text) {
        Evaluation.spend(text.length() >> 4);
        if (text.length() <= NUMBER_CHARS_MAX) {
            if (DECIMAL.matcher(text).matches()) {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value)) {
                    return value;
                }
            } else if (PREFIXED.matcher(text).matches()) {
                int radix = switch (Character.toLowerCase(text.charAt(1))) {
                    case 'x' -> 16;
                    case 'o' -> 8;
                    default -> 2;
                };
                return new BigInteger(text.substring(2), radix).doubleValue();
            }
        }
        throw QueryError.coded("D3030", "Unable to cast value to a number: " + JsonText.of(text, false));
    }

    private static @Nullable Object round(Arguments arguments) {
        Number value = arguments.number(0);
        Number digits = arguments.number(1);
        if (digits != null && Math.abs(digits.doubleValue()) > ROUND_DIGITS_MAX) {
            return digits.doubleValue() > 0 ? value : 0;
        }
        return Functions.round(value, digits);
    }

    private static double sqrt(double value) {
        if (value < 0) {
            throw QueryError.coded(
                    "D3060", "The sqrt function cannot be applied to a negative number: " + JsonText.number(value));
        }
        return Math.sqrt(value);
    }

    private static @Nullable Object power(Arguments arguments) {
        Number base = arguments.number(0);
        Number exponent = arguments.number(1);
        if (base == null || exponent == null) {
            return null;
        }
        double result = Math.pow(base.doubleValue(), exponent.doubleValue());
        if (!Double.isFinite(result)) {
            throw QueryError.coded(
                    "D3061",
                    "The power function has resulted in a value that cannot be represented as a JSON number: base="
                            + JsonText.exact(base) + ", exponent=" + JsonText.exact(exponent));
        }
        return result;
    }

    private static @Nullable Object sum(Arguments arguments) {
        List<?> values = arguments.list(0);
        return values == null ? null : total(values);
    }

    private static double total(List<?> values) {
        double total = 0;
        for (Object value : values) {
            total += ((Number) value).doubleValue();
        }
        return total;
    }

    private static BuiltIn.Body folding(DoubleBinaryOperator operator) {
        return arguments -> {
            List<?> values = arguments.list(0);
            if (values == null || values.isEmpty()) {
                return null;
            }
            double folded = ((Number) values.getFirst()).doubleValue();
            for (Object value : values) {
                folded = operator.applyAsDouble(folded, ((Number) value).doubleValue());
            }
            return folded;
        };
    }

    private static @Nullable Object average(Arguments arguments) {
        List<?> values = arguments.list(0);
        return values == null || values.isEmpty() ? null : total(values) / values.size();
    }

    private static @Nullable Object formatBase(Arguments arguments) {
        Number value = arguments.number(0);
        if (value == null) {
            return null;
        }
        Number given = arguments.number(1);
        double radix = given == null ? 10 : Math.rint(given.doubleValue());
        if (radix < Character.MIN_RADIX || radix > Character.MAX_RADIX) {
            throw QueryError.coded(
                    "D3100",
                    "The radix of the formatBase function must be between 2 and 36.  It was given "
                            + JsonText.number(radix));
        }
        return Long.toString((long) Math.rint(value.doubleValue()), (int) radix);
    }

    private static @Nullable Object formatNumber(Arguments arguments) {
        Number value = arguments.number(0);
        String picture = arguments.text(1);
        if (value == null || picture == null) {
            return null;
        }
        return NumberPicture.format(value.doubleValue(), picture, arguments.object(2));
    }
}
