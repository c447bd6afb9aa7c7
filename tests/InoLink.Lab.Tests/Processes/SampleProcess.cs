using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Tests.Processes;

/// <summary>Classic processes in the designer's shape, as small as they can be.</summary>
internal static class SampleProcess
{
    /// <summary>Stores a process and switches it on.</summary>
    public static Guid Activate(IOrganizationService service, string name, bool isRealTime, string body, params (string Column, object Value)[] more)
    {
        var id = Guid.NewGuid();
        var row = new Entity("workflow", id)
        {
            ["name"] = name,
            ["category"] = new OptionSetValue(0),
            ["mode"] = new OptionSetValue(isRealTime ? 1 : 0),
            ["scope"] = new OptionSetValue(4),
            ["primaryentity"] = "account",
            ["xaml"] = Frame(id, body),
            ["updatestage"] = new OptionSetValue(40),
            ["createstage"] = new OptionSetValue(40),
            ["deletestage"] = new OptionSetValue(20),
        };
        foreach (var (column, value) in more)
        {
            row[column] = value;
        }

        service.Create(row);
        Switch(service, id, true);
        return id;
    }

    public static void Switch(IOrganizationService service, Guid process, bool on)
        => service.Update(new Entity("workflow", process) { ["statecode"] = new OptionSetValue(on ? 1 : 0), ["statuscode"] = new OptionSetValue(on ? 2 : 1) });

    /// <summary>Ends the process with the value of a column of the row.</summary>
    public static string Stop(string status, string column, int step = 1) =>
        $"""
        <Sequence DisplayName="StopWorkflowStep{step}"><Sequence.Variables><Variable x:TypeArguments="x:Object" Name="StopWorkflowStep{step}_1" /></Sequence.Variables>
        {Get(column, $"StopWorkflowStep{step}_1")}
        <TerminateWorkflow DisplayName="StopWorkflowStep{step}" Exception="[New Microsoft.Xrm.Sdk.InvalidPluginExecutionException(Microsoft.Xrm.Sdk.OperationStatus.{status})]" Reason="[DirectCast(StopWorkflowStep{step}_1, System.String)]" /></Sequence>
        """;

    /// <summary>Goes on with the body where the column of the row is the text.</summary>
    public static string If(string column, string text, string body, int step = 50) =>
        $$"""
        <mxswa:ActivityReference AssemblyQualifiedName="{{Activity("ConditionSequence")}}" DisplayName="ConditionStep{{step}}">
        <mxswa:ActivityReference.Arguments><InArgument x:TypeArguments="x:Boolean" x:Key="Wait">False</InArgument></mxswa:ActivityReference.Arguments>
        <mxswa:ActivityReference.Properties><sco:Collection x:TypeArguments="Variable" x:Key="Variables"><Variable x:TypeArguments="x:Boolean" Default="False" Name="B{{step}}_condition" />
        <Variable x:TypeArguments="x:Object" Name="B{{step}}_1" /><Variable x:TypeArguments="x:Object" Name="B{{step}}_2" /></sco:Collection>
        <sco:Collection x:TypeArguments="Activity" x:Key="Activities">{{Get(column, $"B{step}_1")}}
        <mxswa:ActivityReference AssemblyQualifiedName="{{Activity("EvaluateExpression")}}" DisplayName="EvaluateExpression"><mxswa:ActivityReference.Arguments>
        <InArgument x:TypeArguments="x:String" x:Key="ExpressionOperator">CreateCrmType</InArgument>
        <InArgument x:TypeArguments="s:Object[]" x:Key="Parameters">[New Object() { Microsoft.Xrm.Sdk.Workflow.WorkflowPropertyType.String, "{{text}}", "String" }]</InArgument>
        <OutArgument x:TypeArguments="x:Object" x:Key="Result">[B{{step}}_2]</OutArgument></mxswa:ActivityReference.Arguments></mxswa:ActivityReference>
        <mxswa:ActivityReference AssemblyQualifiedName="{{Activity("EvaluateCondition")}}" DisplayName="EvaluateCondition"><mxswa:ActivityReference.Arguments>
        <InArgument x:TypeArguments="mxsq:ConditionOperator" x:Key="ConditionOperator">Equal</InArgument><InArgument x:TypeArguments="s:Object[]" x:Key="Parameters">[New Object() { B{{step}}_2 }]</InArgument>
        <InArgument x:TypeArguments="x:Object" x:Key="Operand">[B{{step}}_1]</InArgument><OutArgument x:TypeArguments="x:Boolean" x:Key="Result">[B{{step}}_condition]</OutArgument>
        </mxswa:ActivityReference.Arguments></mxswa:ActivityReference>
        {{Branch("B" + step, $"[B{step}_condition]", body, "<x:Null x:Key=\"Else\" />")}}
        </sco:Collection></mxswa:ActivityReference.Properties></mxswa:ActivityReference>
        """;

    public static string Wait(int minutes, int step = 70) =>
        $$"""
        <mxswa:ActivityReference AssemblyQualifiedName="{{Activity("ConditionSequence")}}" DisplayName="WaitStep{{step}}">
        <mxswa:ActivityReference.Arguments><InArgument x:TypeArguments="x:Boolean" x:Key="Wait">True</InArgument></mxswa:ActivityReference.Arguments>
        <mxswa:ActivityReference.Properties><sco:Collection x:TypeArguments="Variable" x:Key="Variables"><Variable x:TypeArguments="x:Boolean" Default="False" Name="T{{step}}_condition" />
        <Variable x:TypeArguments="x:Object" Default="[System.DateTime.MinValue]" Name="T{{step}}_1" />
        <Variable x:TypeArguments="mxsw:XrmTimeSpan" Name="T{{step}}_2"><Variable.Default><Literal x:TypeArguments="mxsw:XrmTimeSpan"><mxsw:XrmTimeSpan Days="0" Hours="0" Minutes="{{minutes}}" Months="0" Years="0" /></Literal></Variable.Default></Variable></sco:Collection>
        <sco:Collection x:TypeArguments="Activity" x:Key="Activities">
        <mxswa:ActivityReference AssemblyQualifiedName="{{Activity("EvaluateExpression")}}" DisplayName="EvaluateExpression"><mxswa:ActivityReference.Arguments>
        <InArgument x:TypeArguments="x:String" x:Key="ExpressionOperator">RetrieveLastExecutionTime</InArgument><InArgument x:TypeArguments="s:Object[]" x:Key="Parameters">[New Object() { T{{step}}_1 }]</InArgument>
        <x:Null x:Key="TargetType" /><OutArgument x:TypeArguments="x:Object" x:Key="Result">[T{{step}}_1]</OutArgument></mxswa:ActivityReference.Arguments></mxswa:ActivityReference>
        <Assign x:TypeArguments="x:Boolean" To="[T{{step}}_condition]" Value="[DateTime.UtcNow &gt;= T{{step}}_2.Add(DirectCast(T{{step}}_1, System.DateTime).ToUniversalTime())]" />
        {{Branch("T" + step, $"[T{step}_condition]", "<Persist />", $"<mxswa:Postpone x:Key=\"Else\" BlockExecution=\"False\" PostponeUntil=\"[T{step}_2.Add(DateTime.UtcNow)]\" />")}}
        </sco:Collection></mxswa:ActivityReference.Properties></mxswa:ActivityReference>
        """;

    public static string Child(Guid process, int step = 90) =>
        $"""
        <Sequence DisplayName="ChildWorkflowStep{step}"><Sequence.Variables><Variable x:TypeArguments="scg:Dictionary(x:String, x:Object)" Default="[New Dictionary(Of System.String, System.Object)]" Name="ChildWorkflowStep{step}_1" /></Sequence.Variables>
        <mxswa:StartChildWorkflow DisplayName="ChildWorkflowStep{step}" EntityId="[InputEntities(&quot;primaryEntity&quot;).Id]" EntityName="account" InputParameters="[ChildWorkflowStep{step}_1]" WorkflowId="{process:D}" /></Sequence><Persist />
        """;

    private static string Activity(string name) => $"Microsoft.Crm.Workflow.Activities.{name}, Microsoft.Crm.Workflow, Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35";

    private static string Get(string column, string into) =>
        $"""
        <mxswa:GetEntityProperty Attribute="{column}" Entity="[InputEntities(&quot;primaryEntity&quot;)]" EntityName="account" Value="[{into}]"><mxswa:GetEntityProperty.TargetType><InArgument x:TypeArguments="s:Type">
        <mxswa:ReferenceLiteral x:TypeArguments="s:Type"><x:Null /></mxswa:ReferenceLiteral></InArgument></mxswa:GetEntityProperty.TargetType></mxswa:GetEntityProperty>
        """;

    private static string Branch(string name, string condition, string then, string otherwise) =>
        $"""
        <mxswa:ActivityReference AssemblyQualifiedName="{Activity("ConditionBranch")}" DisplayName="{name}"><mxswa:ActivityReference.Arguments><InArgument x:TypeArguments="x:Boolean" x:Key="Condition">{condition}</InArgument></mxswa:ActivityReference.Arguments>
        <mxswa:ActivityReference.Properties><mxswa:ActivityReference x:Key="Then" AssemblyQualifiedName="{Activity("Composite")}" DisplayName="{name}"><mxswa:ActivityReference.Properties>
        <sco:Collection x:TypeArguments="Variable" x:Key="Variables" /><sco:Collection x:TypeArguments="Activity" x:Key="Activities">{then}</sco:Collection></mxswa:ActivityReference.Properties></mxswa:ActivityReference>{otherwise}
        </mxswa:ActivityReference.Properties></mxswa:ActivityReference>
        """;

    private static string Frame(Guid id, string body) =>
        $"""
        <Activity x:Class="XrmWorkflow{id:N}" xmlns="http://schemas.microsoft.com/netfx/2009/xaml/activities" xmlns:x="http://schemas.microsoft.com/winfx/2006/xaml"
         xmlns:mxs="clr-namespace:Microsoft.Xrm.Sdk;assembly=x" xmlns:mxsq="clr-namespace:Microsoft.Xrm.Sdk.Query;assembly=x" xmlns:mxsw="clr-namespace:Microsoft.Xrm.Sdk.Workflow;assembly=x"
         xmlns:mxswa="clr-namespace:Microsoft.Xrm.Sdk.Workflow.Activities;assembly=x" xmlns:s="clr-namespace:System;assembly=x" xmlns:scg="clr-namespace:System.Collections.Generic;assembly=x"
         xmlns:sco="clr-namespace:System.Collections.ObjectModel;assembly=x"><mxswa:Workflow>{body}</mxswa:Workflow></Activity>
        """;
}
