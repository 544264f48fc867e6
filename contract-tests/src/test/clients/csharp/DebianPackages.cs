// What the generated clients use of packages that Debian does not have. The clients of partners use the packages.
using System;
using System.Threading.Tasks;

// Polly: optional retries, which are not configured.
namespace Polly
{
    public enum OutcomeType { Successful, Failure }

    public class PolicyResult<T>
    {
        public OutcomeType Outcome { get; set; }
        public T Result { get; set; }
        public Exception FinalException { get; set; }
    }

    public interface ISyncPolicy<T>
    {
        PolicyResult<T> ExecuteAndCapture(Func<T> action);
    }

    public interface IAsyncPolicy<T>
    {
        Task<PolicyResult<T>> ExecuteAndCaptureAsync(Func<Task<T>> action);
    }
}

// Json.NET 9: the strategy for the names of properties, which has no effect, since every generated property has an explicit name.
namespace Org.OpenAPITools.Client
{
    public class DefaultContractResolver : JsonNet.NamedContractResolver { }
    public class CamelCaseNamingStrategy : JsonNet.NamingStrategy { }
}

namespace Org.OpenAPITools.Model
{
    public class DefaultContractResolver : JsonNet.NamedContractResolver { }
    public class CamelCaseNamingStrategy : JsonNet.NamingStrategy { }
}

namespace Operations.Client
{
    public class DefaultContractResolver : JsonNet.NamedContractResolver { }
    public class CamelCaseNamingStrategy : JsonNet.NamingStrategy { }
}

namespace Operations.Model
{
    public class DefaultContractResolver : JsonNet.NamedContractResolver { }
    public class CamelCaseNamingStrategy : JsonNet.NamingStrategy { }
}

namespace JsonNet
{
    public class NamingStrategy
    {
        public bool OverrideSpecifiedNames { get; set; }
    }

    public class NamedContractResolver : Newtonsoft.Json.Serialization.DefaultContractResolver
    {
        public NamingStrategy NamingStrategy { get; set; }
    }
}
