package dev.stepwell.asl.jsonata;

import java.util.ArrayList;
import java.util.List;

/**
 * A sub-picture cut into its parts, with the rules that pictures must obey.
 *
 * @param active everything between prefix and suffix
 * @param exponent digits of the exponent; empty when there are none
 */
record PictureParts(
        String text,
        String prefix,
        String suffix,
        String active,
        String whole,
        String fraction,
        String exponent,
        boolean hasExponent,
        PictureSymbols symbols) {

    static PictureParts of(String text, PictureSymbols symbols) {
        int from = 0;
        while (from < text.length() && !bounds(text.charAt(from), symbols)) {
            from++;
        }
        if (from == text.length()) {
            // Nothing of it means anything: then none of it is a prefix either.
            from = 0;
        }
        int to = text.length();
        while (to > from && !bounds(text.charAt(to - 1), symbols)) {
            to--;
        }
        to = to == from ? text.length() : to;
        String active = text.substring(from, to);
        int mark = active.indexOf(symbols.exponent());
        String mantissa = mark < 0 ? active : active.substring(0, mark);
        int point = mantissa.indexOf(symbols.decimal());
        return new PictureParts(
                text,
                text.substring(0, from),
                text.substring(to),
                active,
                point < 0 ? mantissa : mantissa.substring(0, point),
                point < 0 ? "" : mantissa.substring(point + 1),
                mark < 0 ? "" : active.substring(mark + 1),
                mark >= 0,
                symbols);
    }

    private static boolean bounds(char ch, PictureSymbols symbols) {
        return symbols.isActive(ch) && ch != symbols.exponent();
    }

    /**
     * Checks the rules.
     *
     * @throws QueryError for the last one that is broken, which is the one that AWS names
     */
    void check() {
        List<String> broken = new ArrayList<>();
        boolean percent = text.contains(symbols.percent());
        boolean perMille = text.contains(symbols.perMille());
        require(!twice(String.valueOf(symbols.decimal())), "D3081", broken);
        require(!twice(symbols.percent()), "D3082", broken);
        require(!twice(symbols.perMille()), "D3083", broken);
        require(!percent || !perMille, "D3084", broken);
        checkMantissa(broken);
        checkGrouping(broken);
        checkOrder(broken);
        require(!hasExponent || exponent.isEmpty() || (!percent && !perMille), "D3092", broken);
        require(!hasExponent || (!exponent.isEmpty() && allDigits(exponent)), "D3093", broken);
        if (!broken.isEmpty()) {
            throw QueryError.coded(broken.getLast(), rule(broken.getLast()));
        }
    }

    private void checkMantissa(List<String> broken) {
        String mantissa = whole + fraction;
        require(mantissa.chars().anyMatch(ch -> symbols.isDigitOrOptional((char) ch)), "D3085", broken);
        require(active.chars().allMatch(ch -> symbols.isActive((char) ch)), "D3086", broken);
    }

    private void checkGrouping(List<String> broken) {
        String mark = String.valueOf(symbols.grouping());
        if (text.indexOf(symbols.decimal()) >= 0) {
            require(!whole.endsWith(mark) && !fraction.startsWith(mark), "D3087", broken);
        } else {
            require(!whole.endsWith(mark), "D3088", broken);
        }
        require(!text.contains(mark + mark), "D3089", broken);
    }

    private void checkOrder(List<String> broken) {
        int firstOptional = whole.indexOf(symbols.optional());
        require(firstOptional < 0 || !anyDigit(whole.substring(0, firstOptional)), "D3090", broken);
        int lastOptional = fraction.lastIndexOf(symbols.optional());
        require(lastOptional < 0 || !anyDigit(fraction.substring(lastOptional)), "D3091", broken);
    }

    private boolean twice(String symbol) {
        return text.indexOf(symbol) != text.lastIndexOf(symbol);
    }

    private boolean anyDigit(String part) {
        return part.chars().anyMatch(ch -> symbols.isDigit((char) ch));
    }

    private boolean allDigits(String part) {
        return part.chars().allMatch(ch -> symbols.isDigit((char) ch));
    }

    private static void require(boolean obeyed, String code, List<String> broken) {
        if (!obeyed) {
            broken.add(code);
        }
    }

    private static String rule(String code) {
        String sub = "The sub-picture must not contain ";
        return switch (code) {
            case "D3081" -> sub + "more than one instance of the 'decimal-separator' character";
            case "D3082" -> sub + "more than one instance of the 'percent' character";
            case "D3083" -> sub + "more than one instance of the 'per-mille' character";
            case "D3084" -> sub + "both a 'percent' and a 'per-mille' character";
            case "D3085" ->
                "The mantissa part of a sub-picture must contain at least one character that is either an"
                        + " 'optional digit character' or a member of the 'decimal digit family'";
            case "D3086" ->
                sub + "a passive character that is preceded by an active character and that is followed by"
                        + " another active character";
            case "D3087" ->
                sub + "a 'grouping-separator' character that appears adjacent to a 'decimal-separator'" + " character";
            case "D3088" -> sub + "a 'grouping-separator' at the end of the integer part";
            case "D3089" -> sub + "two adjacent instances of the 'grouping-separator' character";
            case "D3090" ->
                "The integer part of the sub-picture must not contain a member of the 'decimal digit family'"
                        + " that is followed by an instance of the 'optional digit character'";
            case "D3091" ->
                "The fractional part of the sub-picture must not contain an instance of the 'optional digit"
                        + " character' that is followed by a member of the 'decimal digit family'";
            case "D3092" ->
                "A sub-picture that contains a 'percent' or 'per-mille' character must not contain a"
                        + " character treated as an 'exponent-separator'";
            default ->
                "The exponent part of the sub-picture must comprise only of one or more characters that are"
                        + " members of the 'decimal digit family'";
        };
    }
}
