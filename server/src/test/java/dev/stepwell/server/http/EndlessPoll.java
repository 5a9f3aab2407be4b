package dev.stepwell.server.http;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import java.util.concurrent.CountDownLatch;

/** An operation that waits until it is interrupted, and tells when it begins and ends. */
record EndlessPoll(CountDownLatch begun, CountDownLatch interrupted) implements Operation {
    @Override
    public void perform(Request request, Answer answer) throws InterruptedException {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    @Override
    public boolean waits() {
        return true;
    }
}
