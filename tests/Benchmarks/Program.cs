using System.Globalization;
using DefenderXdr.Benchmarks;

// Side by side in one run: the documented Invoke-RestMethod script, and the module, each in a PowerShell of its own.
// Arguments: how many incidents (5000), how many rounds (3), and "streamed" for that column alone; or "hunting", how many rows (100000), how many rounds (3).
var hunting = args.Contains("hunting");
var numbers = args.Where(arg => int.TryParse(arg, CultureInfo.InvariantCulture, out _)).Select(arg => int.Parse(arg, CultureInfo.InvariantCulture)).ToArray();
var rounds = numbers.Length > 1 ? numbers[1] : 3;
if (!hunting) await IncidentBenchmark.RunAsync(numbers.Length > 0 ? numbers[0] : 5000, rounds, onlyStreamed: args.Contains("streamed"));
if (hunting || args.Length == 0) await HuntingBenchmark.RunAsync(numbers.Length > 0 ? numbers[0] : 100_000, rounds);
