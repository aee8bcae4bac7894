#if !NET
using System.Management.Automation;
using System.Reflection;

namespace DefenderXdr.PowerShell;

/// <summary>
/// Finds the files beside the module on Windows PowerShell, which has no load contexts: of <c>dependencies/</c> and the module's own folder,
/// and only for assemblies of ours that ask.
/// </summary>
public sealed class ModuleAssemblies : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string Home = Path.GetDirectoryName(typeof(ModuleAssemblies).Assembly.Location)!;

    /// <inheritdoc/>
    public void OnImport() => AppDomain.CurrentDomain.AssemblyResolve += Resolve;

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => AppDomain.CurrentDomain.AssemblyResolve -= Resolve;

    private static Assembly? Resolve(object sender, ResolveEventArgs request)
    {
        // Someone else's missing file is someone else's business.
        if (request.RequestingAssembly is not { IsDynamic: false } asking || !asking.Location.StartsWith(Home, StringComparison.OrdinalIgnoreCase)) return null;

        var file = new AssemblyName(request.Name).Name + ".dll";
        var path = new[] { Path.Combine(Home, file), Path.Combine(Home, "dependencies", file) }.FirstOrDefault(File.Exists);
        return path is null ? null : Assembly.LoadFrom(path);
    }
}
#endif
