using System.Activities;

namespace InoLink.Sdk.Tests.Workflow;

/// <summary>
/// The stand-in runs an activity as the framework's System.Activities does. Values and exception types of every case were compared with Microsoft's own on Mono and on .NET
/// (sdk-feasibility §4); only the wording of messages is the stand-in's.
/// </summary>
public class InvocationTests
{
    [Fact]
    public void Arguments_have_their_value_their_default_or_their_types_default()
    {
        (string seen, IDictionary<string, object> outputs) = Run(("Text", "x"));

        Assert.Equal("x|5|0|null|null|none|changed|changed", seen);
        Assert.Equal(new Dictionary<string, object> { ["Both"] = "both", ["Out"] = "out", ["OutNumber"] = 0 }, outputs);
    }

    [Fact]
    public void Every_input_that_is_given_arrives()
        => Assert.Equal("x|1|2|i|null|none|changed|changed", Run(("Text", "x"), ("Defaulted", 1), ("Number", 2), ("Both", "i")).Seen);

    [Fact]
    public void A_missing_required_argument_is_refused()
    {
        Assert.Equal("program", Assert.Throws<ArgumentException>(() => Run()).ParamName);
        Assert.Equal("program", Assert.Throws<ArgumentException>(() => WorkflowInvoker.Invoke(new ProbeActivity())).ParamName);
        Assert.Equal("rootArgumentValues", Assert.Throws<ArgumentException>(() => Run(("Number", 1))).ParamName);
    }

    [Theory]
    [InlineData("Unknown", 1)]
    [InlineData("Out", "y")]
    [InlineData("Plain", "y")]
    [InlineData("text", "y")]
    [InlineData("Defaulted", "7")]
    [InlineData("Defaulted", 7L)]
    [InlineData("Defaulted", null)]
    public void An_input_that_is_unknown_or_of_another_type_is_refused(string name, object? value)
        => Assert.Equal("rootArgumentValues", Assert.Throws<ArgumentException>(() => Run(("Text", "x"), (name, value))).ParamName);

    [Fact]
    public void A_required_argument_may_be_given_as_null_or_as_a_literal()
    {
        Assert.StartsWith("|5|", Run(("Text", null)).Seen, StringComparison.Ordinal);
        ProbeActivity literal = new() { Text = new InArgument<string>("literal") };
        WorkflowInvoker.Invoke(literal);
        Assert.StartsWith("literal|", literal.Seen, StringComparison.Ordinal);
        ProbeActivity both = new() { Text = new InArgument<string>("literal") };
        WorkflowInvoker.Invoke(both, new Dictionary<string, object> { ["Text"] = "given" });
        Assert.StartsWith("given|", both.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_inputs_are_refused() => Assert.Throws<ArgumentNullException>(() => WorkflowInvoker.Invoke(new ProbeActivity(), null!));

    [Fact]
    public void An_exception_passes_as_it_is()
        => Assert.Equal("boom", Assert.Throws<InvalidOperationException>(() => WorkflowInvoker.Invoke(new ProbeActivity { Fails = true }, new Dictionary<string, object> { ["Text"] = "x" })).Message);

    [Fact]
    public void A_context_is_of_no_use_after_the_run()
    {
        ProbeActivity activity = new();
        WorkflowInvoker.Invoke(activity, new Dictionary<string, object> { ["Text"] = "x" });

        Assert.Throws<ObjectDisposedException>(() => activity.Kept!.GetExtension<IProbeService>());
        Assert.Throws<ObjectDisposedException>(() => activity.Text.Get(activity.Kept!));
    }

    [Fact]
    public void A_result_is_an_output()
    {
        Assert.Equal(42, WorkflowInvoker.Invoke((Activity)new DoublingActivity(), new Dictionary<string, object> { ["Number"] = 21 })["Result"]);
        Assert.Equal(8, WorkflowInvoker.Invoke((Activity)new DoublingActivity { Number = 4 })["Result"]);
    }

    [Fact]
    public void Outputs_that_nobody_sets_have_their_types_default()
    {
        IDictionary<string, object> outputs = WorkflowInvoker.Invoke(new SilentActivity());

        Assert.Equal((null, Guid.Empty, null), (outputs["Text"], outputs["Id"], outputs["Maybe"]));
    }

    [Fact]
    public void An_argument_that_is_no_public_property_has_no_value()
    {
        StrayActivity activity = new();
        WorkflowInvoker.Invoke(activity, new Dictionary<string, object> { ["Number"] = 3 });

        Assert.False(activity.HiddenWasBound);
        Assert.IsType<InvalidOperationException>(activity.OfStray);
    }

    [Fact]
    public void A_singleton_extension_comes_before_made_ones_and_the_first_maker_wins()
    {
        Assert.Equal("single", Extension(invoker =>
        {
            invoker.Extensions.Add(new ProbeService("single"));
            invoker.Extensions.Add<IProbeService>(() => new ProbeService("made"));
        }));
        Assert.Equal("first", Extension(invoker =>
        {
            invoker.Extensions.Add<IProbeService>(() => new ProbeService("first"));
            invoker.Extensions.Add<IProbeService>(() => new ProbeService("second"));
        }));
        Assert.Equal("derived", Extension(invoker => invoker.Extensions.Add<ProbeService>(() => new ProbeService("derived"))));
    }

    [Fact]
    public void An_extension_is_made_once_an_invocation()
    {
        int made = 0;
        WorkflowInvoker invoker = new(new ProbeActivity());
        invoker.Extensions.Add<IProbeService>(() => new ProbeService((++made).ToString(System.Globalization.CultureInfo.InvariantCulture)));

        invoker.Invoke(new Dictionary<string, object> { ["Text"] = "x" });
        invoker.Invoke(new Dictionary<string, object> { ["Text"] = "x" });

        Assert.Equal(2, made);
    }

    [Fact]
    public void An_activity_can_run_twice_but_an_argument_put_there_after_its_first_run_is_none_of_its_own()
    {
        ProbeActivity activity = new();
        WorkflowInvoker invoker = new(activity);
        invoker.Invoke(new Dictionary<string, object> { ["Text"] = "1" });
        invoker.Invoke(new Dictionary<string, object> { ["Text"] = "2", ["Defaulted"] = 9 });
        Assert.StartsWith("2|9|", activity.Seen, StringComparison.Ordinal);

        activity.Defaulted = new InArgument<int>(77);
        Assert.Throws<InvalidOperationException>(() => invoker.Invoke(new Dictionary<string, object> { ["Text"] = "3" }));
    }

    private static string Extension(Action<WorkflowInvoker> add)
    {
        ProbeActivity activity = new();
        WorkflowInvoker invoker = new(activity);
        add(invoker);
        invoker.Invoke(new Dictionary<string, object> { ["Text"] = "x" });
        return activity.Seen.Split('|')[5];
    }

    private static (string Seen, IDictionary<string, object> Outputs) Run(params (string Name, object? Value)[] inputs)
    {
        ProbeActivity activity = new();
        IDictionary<string, object> outputs = WorkflowInvoker.Invoke(activity, inputs.ToDictionary(input => input.Name, input => input.Value!));
        return (activity.Seen, outputs);
    }
}
