// Reads the models and writes their ids as constants, so that a renamed task, message or error no longer compiles
// instead of failing at run time. The same models give the same files, byte by byte.
import javax.xml.parsers.DocumentBuilderFactory
import org.w3c.dom.Element

def models = new File(project.basedir, 'src/main/resources')
def output = new File(project.build.directory, 'generated-sources/models')
def folder = new File(output, 'io/pontual/processes/model')

def bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
def zeebe = 'http://camunda.org/schema/zeebe/1.0'
def dmn = 'https://www.omg.org/spec/DMN/20191111/MODEL/'

def files = { String ending ->
    def found = []
    models.eachFileRecurse { if (it.name.endsWith('.' + ending)) found << it }
    if (found.empty) throw new IllegalStateException("No .${ending} under ${models}")
    found.sort { models.toPath().relativize(it.toPath()).toString() }
}
def parse = { File file ->
    def factory = DocumentBuilderFactory.newInstance()
    factory.namespaceAware = true
    factory.newDocumentBuilder().parse(file).documentElement
}
def all = { Element root, String namespace, String name ->
    def nodes = root.getElementsByTagNameNS(namespace, name)
    (0..<nodes.length).collect { nodes.item(it) as Element }
}
def constant = { String id -> id.replaceAll(/([a-z0-9])([A-Z])/, '$1_$2').replaceAll(/[^A-Za-z0-9]+/, '_').toUpperCase(Locale.ROOT) }
def pascal = { String id -> id.split('-').collect { it.capitalize() }.join('') }
def text = { String s -> s.replace('&', '&amp;').replace('<', '&lt;').replace('*/', '*&#47;').replaceAll(/\s+/, ' ').trim() }

// One class of constants; entries map each value to the sentence that documents it.
def write = { String name, String purpose, Map<String, String> entries ->
    if (entries.isEmpty()) throw new IllegalStateException("The models name nothing for ${name}")
    def source = new StringBuilder()
    source << "package io.pontual.processes.model;\n\n/** ${text(purpose)} Generated from the models. */\npublic final class ${name} {\n"
    def constants = [:]
    entries.each { value, comment ->
        def clash = constants.put(constant(value), value)
        if (clash != null) throw new IllegalStateException("${name}: '${clash}' and '${value}' give the same constant")
        source << "    /** ${text(comment)} */\n    public static final String ${constant(value)} = \"${value}\";\n\n"
    }
    source << "    private ${name}() {}\n}\n"
    def file = new File(folder, name + '.java')
    // An unchanged file keeps its time stamp, so that nothing is compiled anew for it.
    if (!file.exists() || file.getText('UTF-8') != source.toString()) file.setText(source.toString(), 'UTF-8')
    file.name
}
def kinds = ['startEvent', 'endEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent', 'serviceTask',
        'userTask', 'receiveTask', 'sendTask', 'scriptTask', 'businessRuleTask', 'callActivity', 'subProcess',
        'exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway']

folder.mkdirs()
def written = [] as Set
def processes = new TreeMap(), jobs = new TreeMap<String, Set>(), messages = new TreeMap(), errors = new TreeMap()
files('bpmn').each { file ->
    def root = parse(file)
    def process = all(root, bpmn, 'process').first()
    def id = process.getAttribute('id')
    def where = "${file.parentFile.name}/${file.name}"
    processes[id] = "${process.getAttribute('name')}: {@code ${where}}."
    all(root, zeebe, 'taskDefinition').each { jobs.computeIfAbsent(it.getAttribute('type')) { new TreeSet() } << id }
    all(root, bpmn, 'message').each {
        def subscription = all(it, zeebe, 'subscription')
        def key = subscription ? "correlated by {@code ${subscription.first().getAttribute('correlationKey').replaceFirst('^=', '')}}" : 'starts a process'
        messages.merge(it.getAttribute('name'), "Message that ${subscription ? 'is ' : ''}${key}.".toString()) { a, b -> a }
    }
    all(root, bpmn, 'error').each { errors[it.getAttribute('errorCode')] = "BPMN error \"${it.getAttribute('name')}\"." }
    def elements = new TreeMap()
    kinds.each { kind ->
        all(root, bpmn, kind).each {
            def label = it.getAttribute('name')
            elements[it.getAttribute('id')] = label ? "\"${label}\", ${kind}." : "Unlabelled ${kind}."
        }
    }
    written << write(pascal(id) + 'Elements', "Element ids of process {@code ${id}}.", elements)
}
written << write('ProcessId', 'Ids of the processes.', processes)
written << write('JobType', 'Job types that the processes ask workers for.',
        jobs.collectEntries { type, users -> [type, "Used by ${users.collect { '{@code ' + it + '}' }.join(', ')}."] })
written << write('MessageName', 'Names of the messages that the processes wait for.', messages)
written << write('ErrorCode', 'Codes of the BPMN errors that the processes throw or catch.', errors)
written << write('DecisionId', 'Ids of the decisions.', new TreeMap(files('dmn').collectMany { file ->
    all(parse(file), dmn, 'decision').collect { [it.getAttribute('id'), "${it.getAttribute('name')}: {@code ${file.parentFile.name}/${file.name}}."] }
}.collectEntries()))
written << write('FormId', 'Ids of the forms; a form is named like its file, which ModelContractTest checks.', new TreeMap(files('form').collectEntries {
    [it.name - '.form', "Form {@code ${it.parentFile.name}/${it.name}}."]
}))
folder.listFiles().findAll { !(it.name in written) }.each { it.delete() }
