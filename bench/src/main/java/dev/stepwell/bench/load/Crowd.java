package dev.stepwell.bench.load;

import java.io.IOException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Starts many executions, from 64 connections. */
final class Crowd {
    private static final int CLIENTS = 64;

    private final Api api;
    private final int count;
    private final IntFunction<byte[]> start;
    private int sent;
    private int answered;

    /** @param start the request that begins each */
    private Crowd(Api api, int count, IntFunction<byte[]> start) {
        this.api = api;
        this.count = count;
        this.start = start;
    }

    /** Starts them and tells how many seconds that took. */
    static double start(Loop loop, Api api, int count, IntFunction<byte[]> start) throws IOException {
        return new Crowd(api, count, start).run(loop);
    }

    private double run(Loop loop) throws IOException {
        long begun = System.nanoTime();
        for (int i = 0; i < Math.min(CLIENTS, count); i++) {
            loop.connect(api.endpoint(), this::next).send(start.apply(sent++));
        }
        loop.runUntil(() -> answered == count);
        return (System.nanoTime() - begun) / 1e9;
    }

    private byte @Nullable [] next(Message answer) {
        ChainLoad.require(answer);
        answered++;
        return sent < count ? start.apply(sent++) : null;
    }
}
