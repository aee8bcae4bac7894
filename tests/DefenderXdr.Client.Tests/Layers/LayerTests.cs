using System.Reflection;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Layers;

public sealed class LayerTests
{
    private static readonly Assembly Client = typeof(DefenderClient).Assembly;

    [Fact]
    public void The_client_knows_nobody() => Assert.DoesNotContain(Client.GetReferencedAssemblies().Select(a => a.Name!), name =>
        name.StartsWith("System.Management", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Microsoft.Identity", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Microsoft.PowerShell", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DefenderXdr", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void The_client_uses_the_JSON_library_and_shows_it_to_nobody()
    {
        Assert.Contains(Client.GetReferencedAssemblies(), a => a.Name == "Newtonsoft.Json");
        Assert.DoesNotContain(PublicSurface.TypesOf(Client), t => PublicSurface.IsFrom(t, "Newtonsoft.Json", "Microsoft.Identity.Client"));
    }

    [Fact]
    public void A_type_of_a_library_is_noticed_wherever_it_stands() =>
        Assert.Equal(6, PublicSurface.Signatures(typeof(Example<>)).Count(t => PublicSurface.IsFrom(t, "Newtonsoft.Json")));

#pragma warning disable CA1000, CA1034, CA1051 // An example of what must not be.
    public class Example<T> : List<Newtonsoft.Json.Linq.JToken>
        where T : Newtonsoft.Json.JsonReader
    {
        public Newtonsoft.Json.JsonToken Field;

        public Task<IReadOnlyList<Newtonsoft.Json.Linq.JObject[]>>? Property { get; protected set; }

        public static void Method(Func<Newtonsoft.Json.JsonWriter, int> parameter) => _ = parameter;

        protected static Newtonsoft.Json.Linq.JValue? Inherited() => null;

        internal static Newtonsoft.Json.Linq.JArray? Hidden() => null;
    }
#pragma warning restore CA1000, CA1034, CA1051
}
