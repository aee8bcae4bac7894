using System.Net;
using System.Runtime.CompilerServices;

namespace DefenderXdr.Tests.Server;

/// <summary>What loopback tests ask of the process that they run in.</summary>
internal static class TestProcess
{
    [ModuleInitializer]
    internal static void Prepare()
    {
        // The machine's proxy has no say here.
        HttpClient.DefaultProxy = new WebProxy();

        // Clients that read block a thread each; the servers of all tests need theirs at once, not half a second later.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, 64), ports);
    }
}
