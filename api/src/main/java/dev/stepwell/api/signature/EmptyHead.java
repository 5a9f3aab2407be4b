package dev.stepwell.api.signature;

import org.jspecify.annotations.Nullable;

/** A head without headers. */
enum EmptyHead implements RequestHead {
    INSTANCE;

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public String query() {
        return "";
    }

    @Override
    public @Nullable String header(String name) {
        return null;
    }
}
