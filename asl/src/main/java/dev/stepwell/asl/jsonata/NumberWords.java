package dev.stepwell.asl.jsonata;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** English words for whole numbers of any size, both ways; beyond a trillion trillions are counted. Pure. */
final class NumberWords {
    private static final List<String> FEW = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> FEW_ORDINAL = List.of(
            "zeroth",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final List<String> MAGNITUDES = List.of("thousand", "million", "billion", "trillion");
    private static final Pattern SEPARATOR = Pattern.compile(",\\s|\\sand\\s|[\\s-]");
    private static final Map<String, Double> VALUES = values();

    private NumberWords() {}

    static String write(double value, boolean ordinal) {
        return (value < 0 ? "minus " : "") + words(Math.abs(value), "", ordinal);
    }

    private static String words(double value, String lead, boolean ordinal) {
        if (value < 100) {
            String and = lead.isEmpty() ? "" : " and ";
            return and + belowHundred((int) value, ordinal);
        }
        boolean hundreds = value < 1000;
        int magnitude = Math.min(MAGNITUDES.size(), (int) Math.floor(Math.log10(value) / 3));
        double factor = hundreds ? 100 : Math.pow(10, magnitude * 3);
        double count = Math.floor(value / factor);
        double rest = value - count * factor;
        String unit = hundreds ? "hundred" : MAGNITUDES.get(magnitude - 1);
        String comma = lead.isEmpty() ? "" : ", ";
        String tail = rest > 0 ? words(rest, "x", ordinal) : ordinal ? "th" : "";
        return comma + words(count, "", false) + " " + unit + tail;
    }

    private static String belowHundred(int value, boolean ordinal) {
        if (value < FEW.size()) {
            return (ordinal ? FEW_ORDINAL : FEW).get(value);
        }
        String tens = TENS.get(value / 10 - 2);
        if (value % 10 > 0) {
            return tens + "-" + belowHundred(value % 10, ordinal);
        }
        return ordinal ? ordinalTens(tens) : tens;
    }

    private static String ordinalTens(String tens) {
        return tens.substring(0, tens.length() - 1) + "ieth";
    }

    /** The number that words spell, or NaN when a word is none of a number's. */
    static double read(String text) {
        Deque<Double> segments = new ArrayDeque<>();
        segments.push(0.0);
        for (String word : SEPARATOR.split(text.toLowerCase(Locale.ROOT))) {
            Double value = VALUES.get(word);
            if (value == null) {
                return Double.NaN;
            }
            double top = segments.pop();
            if (value >= 100) {
                segments.push(top * value);
            } else if (top >= 1000) {
                segments.push(top);
                segments.push(value);
            } else {
                segments.push(top + value);
            }
        }
        return segments.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Map<String, Double> values() {
        Map<String, Double> values = new HashMap<>();
        for (int value = 0; value < FEW.size(); value++) {
            values.put(FEW.get(value), (double) value);
            values.put(FEW_ORDINAL.get(value), (double) value);
        }
        for (int tens = 0; tens < TENS.size(); tens++) {
            values.put(TENS.get(tens), (tens + 2) * 10.0);
            values.put(ordinalTens(TENS.get(tens)), (tens + 2) * 10.0);
        }
        values.put("hundred", 100.0);
        values.put("hundredth", 100.0);
        for (int magnitude = 0; magnitude < MAGNITUDES.size(); magnitude++) {
            double value = Math.pow(10, (magnitude + 1) * 3);
            values.put(MAGNITUDES.get(magnitude), value);
            values.put(MAGNITUDES.get(magnitude) + "th", value);
        }
        return Map.copyOf(values);
    }
}
