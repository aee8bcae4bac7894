using System.Reflection;
using DefenderXdr.Authentication;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Layers;

public sealed class LayerTests
{
    private static readonly Assembly Authentication = typeof(ClientSecretFlow).Assembly;

    [Fact]
    public void Sign_in_uses_MSAL_and_shows_it_to_nobody()
    {
        Assert.Contains(Authentication.GetReferencedAssemblies(), a => a.Name == "Microsoft.Identity.Client");
        Assert.DoesNotContain(PublicSurface.TypesOf(Authentication), t => PublicSurface.IsFrom(t, "Microsoft.Identity.Client", "Newtonsoft.Json"));
    }

    [Fact]
    public void Sign_in_knows_the_client_and_no_other_layer()
    {
        var names = Authentication.GetReferencedAssemblies().Select(a => a.Name!).ToArray();

        Assert.Equal(["DefenderXdr.Client"], names.Where(name => name.StartsWith("DefenderXdr", StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain("System.Management.Automation", names);
    }
}
