package dev.stepwell.javaruntime;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler.UserFaultHandler;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.DtoSerializers;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.converters.LambdaErrorConverter;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.ErrorRequest;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.IOException;

/** Runs a Java handler under Lambda's Runtime API, one invocation after the other, until the process is not needed. */
public final class FunctionLoop {
    private static final int NOT_NEEDED = 1;
    private static final int INIT_FAILED = 2;
    private static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";

    private final RuntimeClient api;
    private final LambdaRequestHandler handler;

    private FunctionLoop(RuntimeClient api, LambdaRequestHandler handler) {
        this.api = api;
        this.handler = handler;
    }

    /** Serves the handler that the first argument names, as {@code package.Class::method}. */
    public static void main(String[] arguments) throws IOException {
        endWithParent();
        var api = new RuntimeClient(System.getenv("AWS_LAMBDA_RUNTIME_API"));
        LambdaRequestHandler handler = load(arguments.length == 0 ? "" : arguments[0]);
        if (handler instanceof UserFaultHandler unusable) {
            report(unusable.fault);
            ErrorRequest error = LambdaErrorConverter.fromUserFault(unusable.fault);
            api.failInit(DtoSerializers.serialize(error), error.errorType);
            System.exit(INIT_FAILED);
        }
        var loop = new FunctionLoop(api, handler);
        while (true) {
            loop.serveOne();
        }
    }

    /** A killed server cannot say good-bye, and a handler may be busy for long. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            var _ = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(NOT_NEEDED));
        });
    }

    private static LambdaRequestHandler load(String name) {
        try {
            HandlerInfo handler = HandlerInfo.fromString(name, ClassLoader.getSystemClassLoader());
            return EventHandlerLoader.loadEventHandler(handler);
        } catch (ClassNotFoundException | NoClassDefFoundError absent) {
            return LambdaRequestHandler.classNotFound(absent, HandlerInfo.className(name));
        } catch (HandlerInfo.InvalidHandlerException malformed) {
            return new UserFaultHandler(UserFault.makeUserFault("Invalid handler: `" + name + "'"));
        } catch (Throwable failed) { // static initialisers of the user's classes may throw anything
            return LambdaRequestHandler.initErrorHandler(failed, HandlerInfo.className(name));
        }
    }

    private void serveOne() throws IOException {
        InvocationRequest request = api.next();
        if (request.getXrayTraceId() != null) {
            System.setProperty(TRACE_PROPERTY, request.getXrayTraceId());
        }
        byte[] answer;
        try {
            answer = handler.call(request).toByteArray();
        } catch (Throwable failed) { // a handler may throw anything; what it threw is the answer
            fail(request, failed);
            return;
        }
        api.respond(request.getId(), answer);
    }

    private void fail(InvocationRequest request, Throwable failed) throws IOException {
        UserFault fault = failed instanceof UserFault known ? known : UserFault.makeUserFault(failed);
        report(fault);
        ErrorRequest error = failed instanceof UserFault
                ? LambdaErrorConverter.fromUserFault(fault)
                : LambdaErrorConverter.fromThrowable(UserFault.filterStackTrace(failed));
        api.fail(request.getId(), DtoSerializers.serialize(error), error.errorType);
        if (failed instanceof VirtualMachineError) {
            Runtime.getRuntime().halt(NOT_NEEDED);
        }
    }

    private static void report(UserFault fault) {
        LambdaRuntime.getLogger().log(fault.reportableError());
    }
}
