using BenchmarkDotNet.Running;
using Liandong.Kernel;
using Liandong.Silo.Workloads;

// "workloads w1" measures the whole engine; anything else goes to BenchmarkDotNet (--filter '*').
if (args is ["workloads", var which, ..])
{
    var repeats = args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 3;
    return await WorkloadBench.RunAsync(which, Console.Out, repeats) ? 0 : 1;
}

BenchmarkSwitcher.FromAssembly(typeof(EventQueueBenchmarks).Assembly).Run(args);
return 0;
