#if NET
using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace DefenderXdr.PowerShell;

/// <summary>
/// Loads sign-in and its MSAL into a context of their own, so that this module lives beside every other that brings an MSAL.
/// Only the name of our own inner assembly is answered for; nobody else's request is touched.
/// </summary>
public sealed class ModuleAssemblies : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private const string InnerAssembly = "DefenderXdr.Authentication";
    private static readonly Lazy<DependencyLoadContext> Dependencies = new(() => new DependencyLoadContext());

    /// <inheritdoc/>
    public void OnImport() => AssemblyLoadContext.Default.Resolving += Resolve;

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => AssemblyLoadContext.Default.Resolving -= Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == InnerAssembly ? Dependencies.Value.LoadFromAssemblyName(name) : null;

    /// <summary>What stands in <c>dependencies/</c> is loaded from there; everything else is the host's.</summary>
    private sealed class DependencyLoadContext() : AssemblyLoadContext("DefenderXdr")
    {
        private static readonly string Folder = Path.Combine(Path.GetDirectoryName(typeof(ModuleAssemblies).Assembly.Location)!, "dependencies");

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(Folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
#endif
