using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;

namespace DefenderXdr.PowerShell.Tests.Engine;

public sealed class ManifestTests
{
    private static readonly string Manifest = File.ReadAllText(Repository.Path("DefenderXdr.psd1"));

    [Fact]
    public void Exports_exactly_the_cmdlets_that_there_are()
    {
        var list = Regex.Match(Manifest, @"CmdletsToExport\s*=\s*@\(([^)]*)\)").Groups[1].Value;
        var exported = Regex.Matches(list, @"'([\w-]+)'").Select(match => match.Groups[1].Value).Order();
        var cmdlets = typeof(ConnectDefenderXdrCommand).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType == typeof(CmdletAttribute))
            .Select(cmdlet => $"{cmdlet.ConstructorArguments[0].Value}-{cmdlet.ConstructorArguments[1].Value}")
            .Order();

        Assert.Equal(cmdlets, exported);
    }

    [Fact]
    public void Has_the_version_of_the_assemblies()
    {
        var version = Regex.Match(Manifest, @"ModuleVersion\s*=\s*'([\d.]+)'").Groups[1].Value;

        Assert.Equal(version, typeof(DefenderClient).Assembly.GetName().Version!.ToString(3));
        Assert.Equal(version, typeof(ConnectDefenderXdrCommand).Assembly.GetName().Version!.ToString(3));
    }

    [Fact]
    public void No_public_signature_shows_a_type_of_a_library()
    {
        string[] foreign = ["Microsoft.Identity.Client", "Newtonsoft.Json"];
        var types = typeof(ConnectDefenderXdrCommand).Assembly.GetExportedTypes();

        var shown = types
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
            .SelectMany(member => member switch
            {
                MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(p => p.ParameterType)],
                PropertyInfo property => [property.PropertyType],
                FieldInfo field => [field.FieldType],
                ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
                _ => (IEnumerable<Type>)[],
            })
            .Where(type => foreign.Contains(type.Assembly.GetName().Name));

        Assert.Empty(shown);
    }
}
