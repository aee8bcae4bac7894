using System.Globalization;

namespace DefenderXdr.SimulationServer;

/// <summary>The command line: <c>--port</c>, <c>--https-port</c>, <c>--seed</c> and <c>--incidents</c>, each with a number.</summary>
internal sealed record Arguments(int Port, int HttpsPort, int Seed, int Incidents)
{
    internal const string Usage = "usage: DefenderXdr.SimulationServer [--port 0] [--https-port 0] [--seed 1] [--incidents 120]";

    /// <summary>Null when the command line is wrong.</summary>
    internal static Arguments? Read(string[] args)
    {
        var read = new Arguments(0, 0, 1, 120);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var number))
                return null;
            var next = (args[i], number) switch
            {
                ("--port", >= 0 and <= 65_535) => read with { Port = number },
                ("--https-port", >= 0 and <= 65_535) => read with { HttpsPort = number },
                ("--seed", _) => read with { Seed = number },
                ("--incidents", >= 0 and <= 100_000) => read with { Incidents = number },
                _ => null,
            };
            if (next is null)
                return null;
            read = next;
        }

        return read;
    }
}
