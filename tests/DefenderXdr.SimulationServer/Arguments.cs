using System.Globalization;
using System.Security.Cryptography;
using DefenderXdr.Simulation;

namespace DefenderXdr.SimulationServer;

/// <summary>The command line: a row for each option.</summary>
internal sealed class Arguments
{
    private static readonly Dictionary<string, (string Values, Action<Arguments, string[]> Take)> Table = new()
    {
        ["--port"] = Number("0", 0, 65_535, (read, number) => read.Port = number),
        ["--https-port"] = Number("0", 0, 65_535, (read, number) => read.HttpsPort = number),
        ["--seed"] = Number("1", int.MinValue, int.MaxValue, (read, number) => read.Tenant.Seed = number),
        ["--incidents"] = Number("120", 0, 100_000, (read, number) => read.Tenant.IncidentCount = number),
        ["--machines"] = Number("50", 0, 100_000, (read, number) => read.Tenant.MachineCount = number),
        ["--action-duration"] = Number("ms", 0, 86_400_000, (read, number) => read.Tenant.ActionDuration = TimeSpan.FromMilliseconds(number)),
        ["--action-outcome"] = ("succeeded|failed|timeout", (read, values) =>
        {
            var outcome = Name<SimulatedActionOutcome>(values[0]);
            read.Tenant.ActionOutcome = _ => outcome;
        }),
        ["--tenants"] = Number("0", 0, 100, (read, number) => read.Tenants = number),
        ["--latency"] = Number("ms", 0, 600_000, (read, number) => read.Tenant.Latency = TimeSpan.FromMilliseconds(number)),
        ["--lifetime"] = Number("seconds", 1, 86_400, (read, number) => read.Tenant.TokenLifetime = TimeSpan.FromSeconds(number)),
        ["--changes-per-hour"] = Number("0", 0, 36_000, (read, number) => read.Tenant.ChangesPerHour = number),
        ["--fault"] = ("fault", (read, values) => read.Tenant.Faults = [.. read.Tenant.Faults, SimulatedFault.Parse(values[0])]),
        ["--user"] = ("approve|decline|never", (read, values) => read.Tenant.UserAnswer = Name<SimulatedUserAnswer>(values[0])),
        ["--user-fault"] = ("aadsts-code", (read, values) => read.Tenant.UserFault = Name<SimulatedUserFault>(values[0])),
        ["--pfx"] = ("path", (read, values) => read.Tenant.Certificates = [.. read.Tenant.Certificates, PublicCertificate.Read(values[0])]),
        ["--federated"] = ("issuer subject", (read, values) => read.Tenant.FederatedCredential = new(values[0], values[1])),
        ["--managed-identity"] = ("", (read, _) => read.Tenant.ManagedIdentity = new()),
    };

    internal static string Usage { get; } = "usage: DefenderXdr.SimulationServer " + string.Join(' ', Table.Select(row => $"[{(row.Key + " " + row.Value.Values).TrimEnd()}]"));

    internal int Port { get; private set; }

    internal int HttpsPort { get; private set; }

    /// <summary>How many tenants there are besides the first.</summary>
    internal int Tenants { get; private set; }

    /// <summary>The first tenant; the others are as this one.</summary>
    internal SimulatedTenantOptions Tenant { get; } = new();

    /// <exception cref="FormatException">The command line is wrong.</exception>
    internal static Arguments Read(string[] args)
    {
        var read = new Arguments();
        for (var i = 0; i < args.Length;)
        {
            var name = args[i++];
            if (!Table.TryGetValue(name, out var row))
                throw new FormatException($"There is no option {name}.");
            var values = args.Skip(i).Take(row.Values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length).ToArray();
            i += values.Length;
            try
            {
                row.Take(read, values);
            }
            catch (Exception wrong) when (wrong is FormatException or IndexOutOfRangeException or IOException or UnauthorizedAccessException or CryptographicException)
            {
                throw new FormatException($"{name} {row.Values}: {(wrong is IndexOutOfRangeException ? "a value is missing." : wrong.Message)}", wrong);
            }
        }

        return read;
    }

    private static (string Values, Action<Arguments, string[]> Take) Number(string values, int least, int most, Action<Arguments, int> take) => (values, (read, given) =>
    {
        if (!int.TryParse(given[0], CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            throw new FormatException($"'{given[0]}' is not a number from {least} to {most}.");
        take(read, number);
    });

    private static T Name<T>(string value) where T : struct, Enum =>
        Enum.TryParse<T>(value, ignoreCase: true, out var name) && Enum.IsDefined(name) ? name : throw new FormatException($"'{value}' is none of {string.Join(", ", Enum.GetValues<T>().Select(one => $"{one:D} ({one})"))}.");
}
