using System.Net;
using System.Runtime.CompilerServices;

namespace DefenderXdr.Tests.Server;

/// <summary>The machine's proxy has no say over loopback tests.</summary>
internal static class NoProxy
{
    [ModuleInitializer]
    internal static void Set() => HttpClient.DefaultProxy = new WebProxy();
}
