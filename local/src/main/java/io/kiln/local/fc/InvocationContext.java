package io.kiln.local.fc;

import com.aliyun.fc.runtime.Context;
import com.aliyun.fc.runtime.Credentials;
import com.aliyun.fc.runtime.FunctionComputeLogger;
import com.aliyun.fc.runtime.FunctionParam;
import com.aliyun.fc.runtime.OpenTracing;
import com.aliyun.fc.runtime.Service;
import io.kiln.local.ram.TemporaryKey;
import java.util.Map;

/** What a function is told of the invocation. */
record InvocationContext(FunctionSpec function, String requestId, TemporaryKey key, int retries)
    implements Context {
  @Override
  public String getRequestId() {
    return requestId;
  }

  @Override
  public Credentials getExecutionCredentials() {
    return new Credentials() {
      @Override
      public String getAccessKeyId() {
        return key.accessKeyId();
      }

      @Override
      public String getAccessKeySecret() {
        return key.accessKeySecret();
      }

      @Override
      public String getSecurityToken() {
        return key.securityToken();
      }
    };
  }

  @Override
  public int getRetryCount() {
    return retries;
  }

  @Override
  public FunctionComputeLogger getLogger() {
    return new FunctionLog(function.name());
  }

  @Override
  public FunctionParam getFunctionParam() {
    return new FunctionParam() {
      @Override
      public String getFunctionName() {
        return function.name();
      }

      @Override
      public String getFunctionHandler() {
        return function.handler();
      }

      @Override
      public String getFunctionInitializer() {
        return function.initializer();
      }

      @Override
      public int getExecTimeLimitInMillis() {
        return (int) function.size().timeout().toMillis();
      }

      @Override
      public int getMemoryLimitInMB() {
        return function.size().memoryMb();
      }
    };
  }

  /** Services are gone since FC 3.0; the qualifier remains. */
  @Override
  public Service getService() {
    return new Service() {
      @Override
      public String getName() {
        return "";
      }

      @Override
      public String getLogProject() {
        return "";
      }

      @Override
      public String getLogStore() {
        return "";
      }

      @Override
      public String getQualifier() {
        return "LATEST";
      }

      @Override
      public String getVersionId() {
        return "LATEST";
      }
    };
  }

  @Override
  public OpenTracing getTracing() {
    return new OpenTracing() {
      @Override
      public String getSpanContext() {
        return "";
      }

      @Override
      public Map<String, String> getSpanBaggages() {
        return Map.of();
      }

      @Override
      public String getJaegerEndpoint() {
        return "";
      }
    };
  }
}
